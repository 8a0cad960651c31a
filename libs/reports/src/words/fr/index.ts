import type { en } from '../en/index.ts';
import { formats } from './formats.ts';
import { leverage } from './leverage.ts';
import { portfolio } from './portfolio.ts';
import { terms } from './terms.ts';

export const fr: typeof en = { language: 'fr', formats, terms, leverage, portfolio };
