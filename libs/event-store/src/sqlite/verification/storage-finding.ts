/** A fault that verification found in the stored events. */
export interface StorageFinding {
  readonly check: StorageCheck;
  /** Leaf index of the event, 0 for the first; null where the fault belongs to no single event. */
  readonly position: number | null;
  /** The event's names; null where they are lost. */
  readonly stream: string | null;
  readonly revision: number | null;
  readonly eventId: string | null;
  readonly why: string;
}

/**
 * `leaves`: bytes hash to what was stored and agree with the columns. `boxes`: sealed boxes are those that the leaves
 * bind. `contiguity`: no position and no revision is missing. `index`: the log index says the same. `file`: SQLite's own
 * structures, and the triggers that keep history.
 */
export type StorageCheck = 'leaves' | 'boxes' | 'contiguity' | 'index' | 'file';

/** An event as another record, such as the log index, has it. */
export interface ExpectedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly leafHash?: Uint8Array;
}

/** Called with RFC 6962 leaf hashes, 32 bytes each and concatenated, of the leaves from position `first` on. */
export type LeavesListener = (first: number, hashes: Uint8Array) => void;
