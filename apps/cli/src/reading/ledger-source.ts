import type { ControlTotal, RecordedEvent } from '@pacta/ledger';
import type {
  LeverageChoice,
  LeverageReport,
  ListedPartnership,
  LogLine,
  Names,
  Paged,
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
  /** Data for its sentence, with opened fields in place. */
  readonly said: RecordedEvent;
}

/** One event with its references in both directions. */
export interface FoundEvent extends ReadEvent {
  readonly shown: ShownEvent;
  /** References from it and to it. */
  readonly refersTo: readonly Referral[];
  readonly referredBy: readonly Referral[];
}

/** As typed: the moment of the log, and the days that figures cover. */
export interface ReadOptions {
  readonly asOf?: string;
  readonly effective?: string;
}

/** As typed: two moments; the later one defaults to now. */
export interface DiffOptions {
  readonly from: string;
  readonly to?: string;
  readonly effective?: string;
}

/** As typed, for leverage: the moment, the days, and further filters. */
export type LeverageQuestion = Omit<LeverageChoice, 'effective'> & ReadOptions;

export interface ReadProof {
  readonly text: string;
  readonly quorumMet: boolean;
}

/** Reads of a ledger folder or a service, for the commands. */
export interface LedgerSource {
  partnerships(options: ReadOptions): Promise<readonly ListedPartnership[]>;
  /** @param partnership id, prefix of one, name or slug */
  report(partnership: string, options: ReadOptions): Promise<TransparencyReport>;
  /** The first items of each of its lists, with the addresses of the rest. */
  reportPage(partnership: string, options: ReadOptions): Promise<Paged<TransparencyReport>>;
  /** @param partnership as for `report` */
  diff(partnership: string, options: DiffOptions): Promise<ReportDiff>;
  /** @param anchor id of an anchor or of one of its commitments, a prefix of either, or its name */
  leverage(anchor: string, question: LeverageQuestion): Promise<LeverageReport>;
  /** @param funder organisation id, prefix of one, name or slug */
  portfolio(funder: string, options: ReadOptions): Promise<Portfolio>;
  log(query: LogQuery): AsyncIterable<ReadEvent>;
  /** @param personal whether to open personal fields too */
  event(reference: EventReference, personal: boolean, asOf?: string): Promise<FoundEvent>;
  /** The `.tlog-proof` of an event, and whether it has its witness quorum. */
  proof(reference: EventReference): Promise<ReadProof>;
  /** The control totals of the ledger. */
  totals(asOf: string | undefined): Promise<readonly ControlTotal[]>;
  /** The policy file to verify this ledger with. */
  policy(): Promise<string>;
  /** Names of organisations and actors, for sentences. */
  names(): Promise<Names>;
  close(): Promise<void>;
}
