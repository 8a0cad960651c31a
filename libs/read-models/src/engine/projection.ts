import type { Token } from '@pacta/event-store';
import type { LoggedEvent } from './logged-event.ts';

/** A projection's checkpoint. */
export interface Progress {
  /** Token of the last event applied; undefined before the first. */
  readonly token: Token | undefined;
  /** How many events it has applied, so also the leaf index of the next. */
  readonly events: number;
}

export const START: Progress = { token: undefined, events: 0 };

/**
 * Applies the log page by page to its own rows. It writes inside its caller's transaction, which moves its checkpoint
 * too.
 */
export interface Projection {
  readonly name: string;
  /** Where it differs from the version of the rows, they are rebuilt. */
  readonly version: string;
  /** True where the rows are rebuilt from the log index alone, at once. */
  readonly fromLogIndex?: boolean;
  /** False where the rows in the file have other columns, so that this code can't write to them. */
  readonly hasLayout?: boolean;
  /** Deletes all its rows, and returns its checkpoint after that. */
  reset(): Progress;
  /** Applies the events after its checkpoint, in log order. */
  apply(events: readonly LoggedEvent[]): void;
  /** The transaction was rolled back: drop all state in memory. */
  forget(): void;
}
