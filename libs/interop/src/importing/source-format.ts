import type { ControlTotals, FlowFacts, GrantFacts, ReportedActivity, ReportVersion } from '@pacta/ledger';
import type { Counted } from '../mapping/amount-reading.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';
import type { Rejection } from '../mapping/rejection.ts';

export interface ReadFlow {
  readonly facts: FlowFacts;
  readonly place: string;
  readonly counted: Counted;
}

/** A record of the file that can't be recorded. `counted` where the control totals count it. */
export interface RejectedRecord extends Rejection {
  readonly counted?: Counted;
}

/** The report of a record. */
export interface ReportKey {
  /** Id of the report stream. */
  readonly report: string;
  readonly partnershipId: string;
  readonly version: ReportVersion;
  readonly place: string;
}

/**
 * A part of one report, in file order. Most reports have one part; an activity with thousands of transactions has
 * several, and `activity` is in the first of them.
 */
export interface ActivityPart extends ReportKey {
  readonly kind: 'activity';
  readonly activity?: ReportedActivity;
  readonly flows: readonly ReadFlow[];
  readonly rejected: readonly RejectedRecord[];
  readonly last: boolean;
}

export interface GrantPart extends ReportKey {
  readonly kind: 'grant';
  readonly grant: GrantFacts;
  readonly counted: Counted;
}

export type ReportPart =
  ActivityPart | GrantPart | { readonly kind: 'rejected'; readonly rejected: readonly RejectedRecord[] };

/** The result of the first reading, before anything is written. */
export interface Survey {
  /** The first publisher named in the file. */
  readonly publisher?: string;
  readonly activities: number;
  readonly flows: number;
  readonly grants: number;
}

/** The second reading uses the result of the first. */
export interface SurveyedFile {
  readonly survey: Survey;
  /** In batches, one for each piece of text read. @throws FileFault only where the file has changed since */
  parts(leftOut: LeftOutCount, reading: Reading): AsyncIterable<readonly ReportPart[]>;
}

export interface Reading {
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/** One exchange format. */
export interface SourceFormat {
  readonly name: 'iati' | '360giving';
  /** Reads the whole file once and counts what is to be recorded. @throws FileFault where it is invalid as a whole */
  survey(path: string, totals: ControlTotals, reading: Reading): Promise<SurveyedFile>;
}
