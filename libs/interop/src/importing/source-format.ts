import type { ControlTotals, FlowFacts, GrantFacts, ReportedActivity, ReportVersion } from '@pacta/ledger';
import type { Counted } from '../mapping/amount-reading.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';
import type { Rejection } from '../mapping/rejection.ts';

export interface ReadFlow {
  readonly facts: FlowFacts;
  readonly place: string;
  readonly counted: Counted;
}

/** A record of the file that can't be recorded. `counted` where it is one of those that control totals count. */
export interface RejectedRecord extends Rejection {
  readonly counted?: Counted;
}

/** Which report a record belongs to. */
export interface ReportKey {
  /** Id of the report stream. */
  readonly report: string;
  readonly partnershipId: string;
  readonly version: ReportVersion;
  readonly place: string;
}

/**
 * A part of one report, in file order. Most reports come in one part; an activity with thousands of transactions in several,
 * and then `activity` is in the first of them.
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

/** What the first reading finds, before anything is written. */
export interface Survey {
  /** The first publisher named in the file. */
  readonly publisher?: string;
  readonly activities: number;
  readonly flows: number;
  readonly grants: number;
}

/** The second reading knows what the first one found. */
export interface SurveyedFile {
  readonly survey: Survey;
  /** @throws FileFault only where the file has changed since */
  parts(leftOut: LeftOutCount, reading: Reading): AsyncIterable<ReportPart>;
}

export interface Reading {
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/** One exchange format. */
export interface SourceFormat {
  readonly name: 'iati' | '360giving';
  /** Reads the whole file once and counts what is to be recorded. @throws FileFault where it is wrong as a whole */
  survey(path: string, totals: ControlTotals, reading: Reading): Promise<SurveyedFile>;
}
