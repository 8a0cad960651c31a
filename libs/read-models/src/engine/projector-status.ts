import type { EventStore, ReadFilter, Token } from '@pacta/event-store';
import { LOG_INDEX } from '../tables/log-index.ts';
import type { Progress } from './projection.ts';
import type { ProjectionSession } from './projection-set.ts';
import { COUNT_PARKED } from './parked-sql.ts';

export interface ProjectionStatus {
  readonly name: string;
  /** Of its rows as this code makes them. */
  readonly version: string;
  /** `outdated`: another version made its rows; they serve and follow until a new file has been filled. */
  readonly state: 'following' | 'outdated';
  /** Leaf index of the last event taken in; null before the first. */
  readonly position: number | null;
  /** Leaf index of the newest event of the log as far as it is known; null on an empty one. */
  readonly head: number | null;
  /** Events between the two. */
  readonly lag: number;
  /** Seconds since the oldest event not yet taken in was recorded; 0 where there is none, null where it can't be told. */
  readonly lagSeconds: number | null;
  /** Events parked, each with the rest of its stream. */
  readonly parked: number;
}

export interface ProjectorStatus {
  readonly projections: readonly ProjectionStatus[];
  /** Token up to which every projection that follows has come. */
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

interface Log {
  readonly store: EventStore;
  readonly filter?: ReadFilter;
}

/** How far each projection is. A store that can't be asked leaves the head as it was last known. */
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

/** Seconds since the event after this checkpoint was recorded. */
async function ageOfNext({ store, filter }: Log, { token }: Progress, now: number): Promise<number | null> {
  try {
    for await (const page of store.readAll({ ...(token && { from: token }), ...(filter && { filter }), pageSize: 2 })) {
      const next = page.find((event) => token === undefined || BigInt(event.token) > BigInt(token));
      if (next !== undefined) return Math.max(0, (now - Date.parse(next.metadata.recordedAt)) / 1_000);
    }
  } catch {
    // The store is away; how long something has waited is then not known.
  }
  return null;
}
