import type { Token } from '@pacta/event-store';
import type { LoggedEvent } from './logged-event.ts';

/** How far a projection has come. */
export interface Progress {
  /** Token of the last event taken in; undefined before the first. */
  readonly token: Token | undefined;
  /** How many events it has taken in, so also the leaf index of the next. */
  readonly events: number;
}

export const START: Progress = { token: undefined, events: 0 };

/**
 * Something that follows the log page by page into its own rows. It writes inside its caller's transaction, which moves
 * its checkpoint too.
 */
export interface Projection {
  readonly name: string;
  /** When it differs from the version of the rows, they are made again. */
  readonly version: string;
  /** True where the rows are made again from the log index alone, in an instant. */
  readonly fromLogIndex?: boolean;
  /** False where the rows in the file have other columns, so that this code can't go on with them. */
  readonly hasLayout?: boolean;
  /** Deletes every row of its own, and answers how far it is then. */
  reset(): Progress;
  /** Takes in the events that follow its checkpoint, in log order, and writes what changed. */
  apply(events: readonly LoggedEvent[]): void;
  /** The transaction was rolled back: nothing that is held in memory counts any more. */
  forget(): void;
}
