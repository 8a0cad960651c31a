import type { Token } from '@pacta/event-store';
import { LOG_INDEX } from './log-index-projection.ts';
import type { ProjectionSession } from './projection-set.ts';
import { COUNT_PARKED } from './sql/parked.ts';

export interface ProjectionStatus {
  readonly name: string;
  readonly version: string;
  /** Leaf index of the last event taken in; null before the first. */
  readonly position: number | null;
  /** Leaf index of the newest event of the log as far as it is known; null on an empty one. */
  readonly head: number | null;
  /** Events between the two. */
  readonly lag: number;
  /** Events parked, each with the rest of its partition. */
  readonly parked: number;
}

export interface ProjectorStatus {
  readonly projections: readonly ProjectionStatus[];
  /** Token up to which every projection has come. */
  readonly token: Token | null;
  /**
   * False while the store has events that no projection has seen. Their number is then taken from the tokens, which is
   * exact where tokens are dense and too high where the store leaves gaps.
   */
  readonly caughtUp: boolean;
  /** The fault that keeps the projector from going on, while it lasts. */
  readonly fault: { readonly message: string; readonly since: string; readonly attempts: number } | null;
  readonly running: boolean;
}

/** `head` is the store's newest token, where it could be asked. */
export function statusOf(
  { db, applier, projections }: ProjectionSession,
  head: Token | undefined,
  state: Pick<ProjectorStatus, 'fault' | 'running'>,
): ProjectorStatus {
  const indexed = applier.progressOf(LOG_INDEX);
  const unseen = head === undefined ? 0 : Math.max(0, Number(BigInt(head) - BigInt(indexed.token ?? 0)));
  const events = indexed.events + unseen;
  const parked = db.open ? new Map(db.prepare(COUNT_PARKED).raw().all() as [string, number][]) : new Map();
  return {
    projections: projections.map(({ name, version }) => {
      const taken = applier.progressOf(name).events;
      const [position, last] = [taken === 0 ? null : taken - 1, events === 0 ? null : events - 1];
      return { name, version, position, head: last, lag: events - taken, parked: parked.get(name) ?? 0 };
    }),
    token: applier.furthestBehind().token ?? null,
    caughtUp: unseen === 0 && projections.every(({ name }) => applier.progressOf(name).events === events),
    ...state,
  };
}
