import type { EventStore, Token } from '@pacta/event-store';
import { LOG_INDEX } from '../tables/log-index/log-index.ts';
import type { Progress } from './projection.ts';
import type { ProjectionSession } from './projection-set.ts';
import { COUNT_PARKED } from './parked-sql.ts';

export interface ProjectionStatus {
  readonly name: string;
  /** The current version of its rows. */
  readonly version: string;
  /** `outdated`: another version wrote its rows; they serve and follow until a second file has been filled. */
  readonly state: 'following' | 'outdated';
  /** Leaf index of the last event applied; null before the first. */
  readonly position: number | null;
  /** Leaf index of the newest event of the log, as far as known; null on an empty one. */
  readonly head: number | null;
  /** Events not yet applied. */
  readonly lag: number;
  /** Seconds since the oldest event not yet applied was recorded; 0 where there is none, null where unknown. */
  readonly lagSeconds: number | null;
  /** Parked events, each with the rest of its stream. */
  readonly parked: number;
}

export interface ProjectorStatus {
  readonly projections: readonly ProjectionStatus[];
  /** Token up to which every following projection has applied the log. */
  readonly token: Token | null;
  /**
   * False while the store has events that no projection has applied. Their number is then derived from the tokens:
   * exact where tokens are dense, too high where the store leaves gaps.
   */
  readonly caughtUp: boolean;
  /** The current fault that stops the projector, if any. */
  readonly fault: { readonly message: string; readonly since: string; readonly attempts: number } | null;
  readonly running: boolean;
}

interface Log {
  readonly store: EventStore;
}

/** The progress of each projection. Where the store can't be reached, the last known head is used. */
export async function statusOf(
  { db, applier, projections }: ProjectionSession,
  log: Log,
  state: Pick<ProjectorStatus, 'fault' | 'running'>,
  now = Date.now(),
): Promise<ProjectorStatus> {
  const head = await log.store.head().catch(() => undefined);
  const indexed = applier.progressOf(LOG_INDEX);
  const unseen = head === undefined ? 0 : Math.max(0, Number(BigInt(head) - BigInt(indexed.token ?? 0)));
  const events = indexed.events + unseen;
  const parked = new Map(db.open ? (db.prepare(COUNT_PARKED).raw().all() as [string, number][]) : []);
  const ages = new Map<string, Promise<number | null>>();
  const ageOf = (progress: Progress): Promise<number | null> => {
    const key = progress.token ?? '';
    if (!ages.has(key)) ages.set(key, ageOfNext(log, progress, now));
    return ages.get(key) as Promise<number | null>;
  };
  const rows = projections.map(async ({ name, version }): Promise<ProjectionStatus> => {
    const progress = applier.progressOf(name);
    const lag = Math.max(0, events - progress.events);
    const [position, last] = [progress.events === 0 ? null : progress.events - 1, events === 0 ? null : events - 1];
    const lagSeconds = lag === 0 ? 0 : await ageOf(progress);
    return {
      name,
      version,
      position,
      head: last,
      lag,
      lagSeconds,
      parked: parked.get(name) ?? 0,
      state: applier.outdated.has(name) ? 'outdated' : 'following',
    };
  });
  return {
    projections: await Promise.all(rows),
    token: applier.least().token ?? null,
    caughtUp: unseen === 0 && projections.every(({ name }) => applier.progressOf(name).events === events),
    ...state,
  };
}

/** Seconds since the first event after this checkpoint was recorded. */
async function ageOfNext({ store }: Log, { token }: Progress, now: number): Promise<number | null> {
  try {
    for await (const page of store.readAll({ ...(token && { from: token }), pageSize: 2 })) {
      const next = page.find((event) => token === undefined || BigInt(event.token) > BigInt(token));
      if (next !== undefined) return Math.max(0, (now - Date.parse(next.metadata.recordedAt)) / 1_000);
    }
  } catch {
    // The store is unavailable; the age is then unknown.
  }
  return null;
}
