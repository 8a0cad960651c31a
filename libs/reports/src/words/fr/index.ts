import type { Words } from '../words.ts';
import { formats } from './formats.ts';
import { leverage } from './leverage.ts';
import { portfolio } from './portfolio.ts';
import { terms } from './terms.ts';

export const fr: Words = { formats, terms, leverage, portfolio };
