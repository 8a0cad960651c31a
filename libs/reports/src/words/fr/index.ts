import type { en } from '../en/index.ts';
import { events } from './events/index.ts';
import { formats } from './formats.ts';
import { importing } from './importing.ts';
import { leverage } from './leverage.ts';
import { names } from './names.ts';
import { portfolio } from './portfolio.ts';
import { terms } from './terms.ts';

export const fr: typeof en = { language: 'fr', events, formats, importing, leverage, names, portfolio, terms };
