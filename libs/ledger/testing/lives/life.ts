import type { FoldRun, StreamCategory } from '../../src/index.ts';
import { EVENT_ID } from '../given.ts';

/** An event before it is recorded. */
export interface Made {
  readonly type: string;
  readonly data: unknown;
}

interface AnyFold {
  readonly initialState: unknown;
  // Each fold has its own event types; a life gives it no others.
  evolve(state: never, event: never, run?: FoldRun): unknown;
}

/** Event sequences of streams of one category, for tests of folds. */
export interface Life {
  readonly category: StreamCategory;
  /** Every fold over such streams. */
  readonly folds: Readonly<Record<string, AnyFold>>;
  readonly first: Made;
  /** First event of a long life, where it differs. */
  readonly firstOfLong?: Made;
  /** What may come next; `n` is its index in the stream. */
  readonly steps: readonly ((n: number) => Made)[];
  /** Further events that search the whole stream, so that a long life has none of them. */
  readonly rarely: readonly ((n: number) => Made)[];
}

export const made = (type: string, data: unknown): Made => ({ type, data });

/** Reverses the event so many places back. */
export const reversed = (back: number) => (n: number) =>
  made('EventReversed.v1', { eventId: EVENT_ID(n - back), reason: 'Typed wrong.' });
