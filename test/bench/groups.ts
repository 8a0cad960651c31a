import type { FigureGroup } from './bench.ts';
import { integrity, verify } from './groups/proving.ts';
import { asOf, catchingUp, portfolio, rebuilding } from './groups/reading.ts';
import { help, kurrentdb, ready } from './groups/running.ts';
import { append, http, importing, raw } from './groups/writing.ts';

/** Every group of figures, in the order in which a run measures them. A new group is one import and one line here. */
export const GROUPS: readonly FigureGroup[] = [
  raw,
  append,
  http,
  importing,
  integrity,
  catchingUp,
  rebuilding,
  asOf,
  verify,
  ready,
  portfolio,
  help,
  kurrentdb,
];
