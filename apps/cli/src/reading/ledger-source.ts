import type { ControlTotal, RecordedEvent } from '@pacta/ledger';
import type {
  LeverageChoice,
  LeverageReport,
  ListedPartnership,
  LogLine,
  Names,
  Portfolio,
  Referral,
  ReportDiff,
  ShownEvent,
  TransparencyReport,
} from '@pacta/reports';
import type { EventReference } from './event-reference.ts';
import type { LogQuery } from './log-query.ts';

/** One event of the log, for programs and for people. */
export interface ReadEvent {
  /** As `--json` prints it. */
  readonly line: LogLine;
  /** What its sentence is made from: opened fields stand in their places. */
  readonly said: RecordedEvent;
}

/** One event with all that surrounds it. */
export interface FoundEvent extends ReadEvent {
  readonly shown: ShownEvent;
  /** What it names, and what names it. */
  readonly refersTo: readonly Referral[];
  readonly referredBy: readonly Referral[];
}

/** As typed: the moment of the log, and the days that figures are about. */
export interface ReadOptions {
  readonly asOf?: string;
  readonly effective?: string;
}

/** As typed: two moments; the later one is the present where it is left out. */
export interface DiffOptions {
  readonly from: string;
  readonly to?: string;
  readonly effective?: string;
}

/** As typed, of leverage: the moment, the days, and what else narrows it. */
export type LeverageQuestion = Omit<LeverageChoice, 'effective'> & ReadOptions;

export interface ReadProof {
  readonly text: string;
  readonly quorumMet: boolean;
}

/** What the reading commands ask of a ledger, be it a folder or a service. */
export interface LedgerSource {
  partnerships(options: ReadOptions): Promise<readonly ListedPartnership[]>;
  /** @param partnership id, prefix of one, name or slug */
  report(partnership: string, options: ReadOptions): Promise<TransparencyReport>;
  /** @param partnership as for `report` */
  diff(partnership: string, options: DiffOptions): Promise<ReportDiff>;
  /** @param anchor id of an anchor or of one of its commitments, a prefix of either, or its name */
  leverage(anchor: string, question: LeverageQuestion): Promise<LeverageReport>;
  /** @param funder organisation id, prefix of one, name or slug */
  portfolio(funder: string, options: Pick<ReadOptions, 'asOf'>): Promise<Portfolio>;
  log(query: LogQuery): AsyncIterable<ReadEvent>;
  /** @param personal whether personal fields are to be opened too */
  event(reference: EventReference, personal: boolean, asOf?: string): Promise<FoundEvent>;
  /** The `.tlog-proof` of an event, and whether its witnesses have cosigned. */
  proof(reference: EventReference): Promise<ReadProof>;
  /** The ledger's side of the control totals. */
  totals(asOf: string | undefined): Promise<readonly ControlTotal[]>;
  /** The policy file to verify this ledger with. */
  policy(): Promise<string>;
  /** For sentences: what organisations and actors are called. */
  names(): Promise<Names>;
  close(): Promise<void>;
}
