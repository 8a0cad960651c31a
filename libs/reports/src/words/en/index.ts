import type { Language } from '../language.ts';
import { events } from './events/index.ts';
import { formats } from './formats.ts';
import { importing } from './importing.ts';
import { leverage } from './leverage.ts';
import { names } from './names.ts';
import { portfolio } from './portfolio.ts';
import { terms } from './terms.ts';

export const en = { language: 'en' as Language, events, formats, importing, leverage, names, portfolio, terms };
