import type { EventStore, ReadFilter, Token } from '@pacta/event-store';
import type { LogLine } from './log-line.ts';
import type { ProjectionSet } from './projection-set.ts';
import type { ProjectorStatus } from './projector-status.ts';
import type { ReadModels } from '../reading/read-models.ts';
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
   * Events from which on rows of another version are not made again here, while everything else waits: they go on serving
   * and following until a second file has been filled. By default they never are.
   */
  readonly fillNextFrom?: number;
  /** Told when the file was opened anew: whoever reads it by a connection of their own must do so too. */
  readonly onReopened?: () => void;
}

/** Follows the log into the read models, from start to `stop`. */
export interface Projector {
  /** Waits until every projection has taken in the event of this token; `timeoutMs` milliseconds at most. */
  waitFor(token: Token, timeoutMs: number): Promise<Waited>;
  /** Waits until all that is in the log now is taken in. Throws where the store can't be asked. */
  waitForHead(timeoutMs: number): Promise<Waited>;
  status(): Promise<ProjectorStatus>;
  /** Syncs what was taken in so far to disk, the tree with it, and answers how many leaves that is. */
  durableTreeSize(): Promise<number>;
  /** Takes parked streams in again, in order; `only` those of one projection. It is also done at each start. */
  retryParked(only?: string): Promise<RetryOutcome>;
  /** Puts the second file, once it is filled, in the place of the live one; see fill/exchange.ts. */
  exchange(): Promise<void>;
  /** Token up to which every projection that follows has come. */
  readonly taken: Token | undefined;
  /** Calls `listener` whenever more of the log has been taken in; answers how to end that. */
  onReached(listener: () => void): () => void;
  /** Ends after the page at hand; what was taken in is durable. */
  stop(): Promise<void>;
  readonly readModels: ReadModels;
}
