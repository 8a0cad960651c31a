import type { Language } from '../language.ts';
import { formats } from './formats.ts';
import { leverage } from './leverage.ts';
import { portfolio } from './portfolio.ts';
import { terms } from './terms.ts';

export const en = { language: 'en' as Language, formats, terms, leverage, portfolio };
