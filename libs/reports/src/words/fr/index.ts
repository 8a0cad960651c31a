import type { en } from '../en/index.ts';
import { attention } from './attention.ts';
import { costs, inKind } from './costs.ts';
import { decisions } from './decisions.ts';
import { diff } from './diff.ts';
import { events } from './events/index.ts';
import { formats } from './formats.ts';
import { importing } from './importing.ts';
import { leverage } from './leverage.ts';
import { log } from './log.ts';
import { names } from './names.ts';
import { operations } from './operations.ts';
import { partnerships } from './partnerships.ts';
import { portfolio } from './portfolio.ts';
import { published } from './published.ts';
import { terms } from './terms.ts';
import { transparency } from './transparency.ts';

export const fr: typeof en = {
  language: 'fr',
  diff,
  events,
  formats,
  importing,
  leverage,
  log,
  names,
  operations,
  partnerships,
  portfolio,
  terms,
  attention,
  costs,
  decisions,
  inKind,
  published,
  transparency,
};
