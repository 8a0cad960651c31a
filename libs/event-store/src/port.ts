import type { EventMetadata, StreamName } from '@pacta/ledger';
import type { SealedEntry } from '@pacta/sealing';
import type { CheckpointLog } from './checkpoint-log.ts';

/** An event ready to be appended: decided, sealed, with its id and metadata. */
export interface NewEvent {
  readonly eventId: string;
  readonly type: string;
  /** As hashed in the leaf: sealed fields are replaced by marks. JSON without floats. */
  readonly data: unknown;
  readonly metadata: EventMetadata;
  /** Sealed boxes by JSON pointer into `data`. Empty where nothing is sealed. */
  readonly sealed: Readonly<Record<string, SealedEntry>>;
}

/**
 * A store's own position: opaque and ordered; KurrentDB's has gaps. Text, compared as BigInt. Used only for projection
 * checkpoints and `Pacta-Min-Token`; everything public counts in leaf indices.
 */
export type Token = string;

export const isAfter = (left: Token, right: Token): boolean => BigInt(left) > BigInt(right);

/** An event as read back from the store. */
export interface StoredEvent extends NewEvent {
  readonly stream: StreamName;
  readonly revision: number;
  readonly token: Token;
  /** The canonical bytes that were hashed into the log. */
  readonly leaf: Uint8Array;
}

/** An event as projections take it: with its leaf's hash, without its boxes, and its data not parsed yet. */
export interface HashedEvent extends Omit<StoredEvent, 'data' | 'sealed' | 'leaf'> {
  /** `data` as JSON. */
  readonly dataText: string;
  /** RFC 6962 leaf hash, 32 bytes. */
  readonly leafHash: Uint8Array;
}

/** The revision the writer believes the stream has: `none` before its first event. Never 'any'. */
export type ExpectedRevision = 'none' | number;

/** A stream and the revision that somebody saw last of it; `none` where it had no event. */
export interface StreamAt {
  readonly stream: StreamName;
  readonly revision: ExpectedRevision;
}

export interface AppendOptions {
  /**
   * Other streams that the events were decided on. A store that can checks, in the transaction of the append, that each
   * is still at that revision, and writes nothing where one has moved. KurrentDB has no such transaction and ignores it.
   */
  readonly unmoved?: readonly StreamAt[];
}

export type AppendResult =
  /** Recorded now, or already recorded with these ids (then nothing was written). `revision` is the last event's. */
  | { readonly kind: 'appended'; readonly revision: number; readonly token: Token }
  | { readonly kind: 'wrong-revision'; readonly actual: ExpectedRevision }
  /** `stream`, one of those that had to be unmoved, is at another revision by now. Nothing was written. */
  | { readonly kind: 'basis-moved'; readonly stream: StreamName; readonly actual: ExpectedRevision };

/** Keep only events of streams whose name begins with one of these. */
export interface ReadFilter {
  readonly streamPrefixes?: readonly string[];
}

/** A range of UUIDs, both ends inclusive. */
export interface EventIdRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The event store port. Events come in pages, so that readers can work per batch; a page is never empty. Faults of the
 * store itself (unreachable, full, locked, closed) throw `StoreUnavailable`; invalid input throws `AppendRefused`.
 */
export interface EventStore {
  append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
    options?: AppendOptions,
  ): Promise<AppendResult>;
  /** At most `limit` events from revision `from` (inclusive, default 0). An absent stream yields nothing. */
  readStream(
    stream: StreamName,
    options?: { readonly from?: number; readonly limit?: number },
  ): Promise<readonly StoredEvent[]>;
  /** Which of these streams have events: one question for many streams, most of which are new. */
  existing(streams: readonly StreamName[]): Promise<ReadonlySet<StreamName>>;
  /** In log order from `from` (inclusive; absent: the beginning) to the current end. */
  readAll(options?: {
    readonly from?: Token;
    readonly filter?: ReadFilter;
    readonly pageSize?: number;
  }): AsyncIterable<readonly StoredEvent[]>;
  /** As `readAll`, in pages of hashed events: what takes in the whole log reads it at half the cost. */
  readHashed(options?: { readonly from?: Token; readonly pageSize?: number }): AsyncIterable<readonly HashedEvent[]>;
  /**
   * At most `limit` events whose ids lie between two UUIDs (lower case, both inclusive), in log order. Absent where the
   * store has no index of ids.
   */
  findEvents?(range: EventIdRange, limit: number): Promise<readonly StoredEvent[]>;
  /**
   * A catch-up subscription after `after` (exclusive; absent: the beginning). Ends when `signal` aborts; survives
   * outages of the store. Holds at most a few pages in memory, however slow the reader is.
   */
  subscribe(options: {
    readonly after?: Token;
    readonly filter?: ReadFilter;
    readonly signal: AbortSignal;
  }): AsyncIterable<readonly StoredEvent[]>;
  /** Token of the newest event, or undefined on an empty log. */
  head(): Promise<Token | undefined>;
  /**
   * Leaf index of the event with this token, where the store counts its events without gaps and so knows it at the
   * commit. Absent where only the log index knows (KurrentDB).
   */
  readonly leafIndexOf?: (token: Token) => number;
  /** Whether an append looks at the streams that must be unmoved, in its own transaction. */
  readonly checksBasis: boolean;
  /** Signed checkpoints of this log. */
  readonly checkpoints: CheckpointLog;
  close(): Promise<void>;
}

/** The store is unreachable, locked, full or closed: answer 503 and acknowledge nothing. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/**
 * The append violates the port's limits (empty, over 1 MiB, a leaf over 65,535 bytes, repeated ids). Nothing was
 * written.
 */
export class AppendRefused extends Error {
  override readonly name = 'AppendRefused';
  constructor(
    readonly code: 'empty' | 'too-large' | 'leaf-too-large' | 'repeated-id' | 'id-elsewhere' | 'not-canonical',
    message: string,
  ) {
    super(message);
  }
}
