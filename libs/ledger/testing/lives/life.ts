import type { FoldRun, StreamCategory } from '../../src/index.ts';
import { EVENT_ID } from '../given.ts';

/** An event before it is recorded. */
export interface Made {
  readonly type: string;
  readonly data: unknown;
}

interface AnyFold {
  readonly initialState: unknown;
  // Each fold takes events of its own; a life gives it no others.
  evolve(state: never, event: never, run?: FoldRun): unknown;
}

/** How a stream of one category may go: for tests of folds, which take whatever comes. */
export interface Life {
  readonly category: StreamCategory;
  /** Every fold over such streams. */
  readonly folds: Readonly<Record<string, AnyFold>>;
  readonly first: Made;
  /** What a long life begins with, where that is another event. */
  readonly firstOfLong?: Made;
  /** What may come next; `n` is its place in the stream. */
  readonly steps: readonly ((n: number) => Made)[];
  /** What may come too, but is looked for in the whole stream, so that a long life has none of it. */
  readonly rarely: readonly ((n: number) => Made)[];
}

export const made = (type: string, data: unknown): Made => ({ type, data });

/** The event so many places back is taken back. */
export const taken = (back: number) => (n: number) =>
  made('EventReversed.v1', { eventId: EVENT_ID(n - back), reason: 'Typed wrong.' });
