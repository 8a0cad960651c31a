import type { FigureGroup } from './bench.ts';
import { flat, storage } from './groups/growing.ts';
import { integrity, verify } from './groups/proving.ts';
import { asOf, catchingUp, portfolio, rebuilding } from './groups/reading.ts';
import { kurrentdb } from './groups/servers.ts';
import { covered, http, memory } from './groups/serving.ts';
import { ready, start } from './groups/starting.ts';
import { stall } from './groups/stalling.ts';
import { append, importing, raw } from './groups/writing.ts';

/** Every group of figures, in the order in which a run measures them. A new group is one import and one line here. */
export const GROUPS: readonly FigureGroup[] = [
  raw,
  append,
  http,
  covered,
  importing,
  integrity,
  catchingUp,
  rebuilding,
  asOf,
  verify,
  stall,
  ready,
  start,
  memory,
  portfolio,
  flat,
  storage,
  kurrentdb,
];
