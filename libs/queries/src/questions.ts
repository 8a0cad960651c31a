import { diff } from './diff.ts';
import { event } from './event.ts';
import { ledger } from './ledger.ts';
import { leverage } from './leverage.ts';
import type { LedgerReads } from './ledger-reads.ts';
import { log } from './log.ts';
import type { Answer } from './moment.ts';
import { partnerships } from './partnerships.ts';
import { portfolio } from './portfolio.ts';
import { rates } from './rates.ts';
import { report, reportFigure, reportList, reportPage } from './report.ts';
import { rosters } from './rosters.ts';
import type { Reader } from './scope.ts';
import { thing, things, type KindName } from './things.ts';
import { totals } from './totals.ts';

/**
 * Every query with an as-of moment. A new one must be listed here: the test that as of p equals a log cut at p takes
 * the names from this list, and fails for one that it has no sample of.
 */
export const QUESTIONS = {
  ledger,
  partnerships,
  thing: (
    reads: LedgerReads,
    reader: Reader,
    { kind, ...request }: { readonly kind: KindName } & Parameters<typeof thing>[3],
  ) => thing(reads, reader, kind, request),
  things: (
    reads: LedgerReads,
    reader: Reader,
    { kind, ...request }: { readonly kind: KindName } & Parameters<typeof things>[3],
  ) => things(reads, reader, kind, request),
  report,
  reportPage,
  reportList,
  reportFigure,
  diff,
  leverage,
  portfolio,
  rates,
  rosters,
  totals,
  log,
  event,
} satisfies Record<string, (reads: LedgerReads, reader: Reader, request: never) => Promise<Answer<unknown>>>;

export type QuestionName = keyof typeof QUESTIONS;
