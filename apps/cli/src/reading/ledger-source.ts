import type { RecordedEvent } from '@pacta/ledger';
import type { ListedPartnership, LogLine, Names, Referral, ShownEvent, TransparencyReport } from '@pacta/reports';
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

/** What the reading commands ask of a ledger, be it a folder or a service. */
export interface LedgerSource {
  partnerships(): Promise<readonly ListedPartnership[]>;
  /** @param partnership id, prefix of one, name or slug */
  report(partnership: string, asOf?: string): Promise<TransparencyReport>;
  log(query: LogQuery): AsyncIterable<ReadEvent>;
  /** @param personal whether personal fields are to be opened too */
  event(reference: EventReference, personal: boolean): Promise<FoundEvent>;
  /** For sentences: what organisations and actors are called. */
  names(): Promise<Names>;
  close(): Promise<void>;
}
