import type { EventStore, ReadFilter, Token } from '@pacta/event-store';
import type { LogLine } from './log-line.ts';
import type { ProjectionSet } from './projection-set.ts';
import type { ProjectorStatus } from './projector-status.ts';
import type { ReadModels } from './read-models.ts';
import type { Side } from './rebuild/side-file.ts';
import type { RetryOutcome } from './retry-parked.ts';
import type { Waited } from './token-waiters.ts';

export interface ProjectorOptions extends ProjectionSet {
  readonly store: EventStore;
  /** Path of `read-models.db`. */
  readonly file: string;
  /** Needed where the store also holds events of others. */
  readonly filter?: ReadFilter;
  readonly log?: LogLine;
  /** Events a page while catching up: one transaction each. */
  readonly pageSize?: number;
  /**
   * Events from which on a projection whose fold has changed is not folded again here, while everything else waits, but
   * set aside for a rebuild beside. By default it never is.
   */
  readonly rebuildBesideFrom?: number;
  /** Told when the file was opened anew: whoever reads it by a connection of their own must do so too. */
  readonly onReopened?: () => void;
}

/** Follows the log into the read models, from start to `stop`. */
export interface Projector {
  /** Waits until every projection has taken in the event of this token; `timeoutMs` milliseconds at most. */
  waitFor(token: Token, timeoutMs: number): Promise<Waited>;
  /** Waits until all that stands in the log now is taken in. Throws where the store can't be asked. */
  waitForHead(timeoutMs: number): Promise<Waited>;
  status(): Promise<ProjectorStatus>;
  /** Syncs what was taken in so far to disk, the tree with it, and answers how many leaves that is. */
  durableTreeSize(): Promise<number>;
  /**
   * Folds parked partitions again, in order, and lets stopped projections go on; `only` those of one projection. It is
   * also done at each start, and by itself as the failure policies say.
   */
  retryParked(only?: string): Promise<RetryOutcome>;
  /** Puts rows that were built beside in the place of the live ones. */
  adopt(side: Side): Promise<void>;
  /** Token up to which every projection that follows has come. */
  readonly taken: Token | undefined;
  /** Calls `listener` whenever more of the log has been taken in; answers how to end that. */
  onReached(listener: () => void): () => void;
  /** Ends after the page at hand; what was taken in is durable. */
  stop(): Promise<void>;
  readonly readModels: ReadModels;
}
