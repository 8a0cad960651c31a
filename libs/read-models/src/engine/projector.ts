import type { EventStore, Token } from '@pacta/event-store';
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
  readonly log?: LogLine;
  /** Events per transaction while catching up. */
  readonly pageSize?: number;
  /**
   * Number of events from which rows of another version are not rebuilt at the start: they keep serving and following
   * until a second file has been filled. By default they are always rebuilt at the start.
   */
  readonly fillNextFrom?: number;
  /** Called when the file was reopened: readers with their own connection must reopen it too. */
  readonly onReopened?: () => void;
}

/** Applies the log to the read models, from start to `stop`. */
export interface Projector {
  /** Waits until every projection has applied the event of this token; `timeoutMs` milliseconds at most. */
  waitFor(token: Token, timeoutMs: number): Promise<Waited>;
  /** Waits until the present end of the log is applied. Throws where the store can't be reached. */
  waitForHead(timeoutMs: number): Promise<Waited>;
  status(): Promise<ProjectorStatus>;
  /** Syncs what was applied so far to disk, the tree included, and returns the number of leaves. */
  durableTreeSize(): Promise<number>;
  /** Retries parked streams, in order; `only` those of one projection. Also done at each start. */
  retryParked(only?: string): Promise<RetryOutcome>;
  /** Replaces the live file by the second one once that is filled; see fill/exchange.ts. */
  exchange(): Promise<void>;
  /** Token up to which every following projection has applied the log. */
  readonly taken: Token | undefined;
  /** Calls `listener` after each applied page; returns a function that removes it. */
  onReached(listener: () => void): () => void;
  /** Ends after the current page; what was applied is durable. */
  stop(): Promise<void>;
  readonly readModels: ReadModels;
}
