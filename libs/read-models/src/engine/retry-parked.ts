import type { EventStore, StoredEvent } from '@pacta/event-store';
import type { StreamName } from '@pacta/ledger';
import { LogIndexReader } from '../tables/log-index/log-index-reader.ts';
import { LoggedEvent, placeOf } from './logged-event.ts';
import { SELECT_PARKED } from './parked-sql.ts';
import type { ProjectionSession } from './projection-set.ts';
import type { TableProjection } from './table-projection.ts';

export interface RetryOutcome {
  readonly retried: number;
  /** Streams that were retried to their end. */
  readonly cleared: number;
  /** Always 0: no projection is paused as a whole. */
  readonly resumed: number;
}

interface Parked {
  readonly projection: string;
  readonly key: StreamName;
  readonly event_id: string;
  readonly held: number;
}

const PAGE = 500;

/**
 * Retries parked streams, each from its parked event, in order. A new failure parks the stream again, perhaps later in
 * it. No page may be applied meanwhile. `only`: those of one projection. Throws faults of the store.
 */
export async function retryParked(session: ProjectionSession, store: EventStore, only?: string): Promise<RetryOutcome> {
  const parked = session.db.prepare(SELECT_PARKED).all() as Parked[];
  let [retried, cleared] = [0, 0];
  for (const each of parked) {
    const table = session.tables.find(({ name }) => name === each.projection);
    if (table === undefined || (only !== undefined && only !== each.projection)) continue;
    retried += 1;
    if (await retryStream(session, store, table, each)) cleared += 1;
  }
  return { retried, cleared, resumed: 0 };
}

async function retryStream(
  { db, applier }: ProjectionSession,
  store: EventStore,
  table: TableProjection,
  { key, event_id: eventId, held }: Parked,
): Promise<boolean> {
  const { token: end } = applier.progressOf(table.name);
  const { blocks } = LogIndexReader.over(db);
  const waiting: LoggedEvent[] = [];
  for await (const stored of eventsOf(store, key)) {
    if (end === undefined || BigInt(stored.token) > BigInt(end)) break;
    if (waiting.length > 0 || stored.eventId === eventId)
      waiting.push(new LoggedEvent(stored, blocks.positionOf(stored.token) ?? -1));
  }
  return applier.atomically(() => {
    applier.assertUnmoved();
    table.parked.release(key);
    for (const [at, event] of waiting.entries()) {
      const reason = table.take(event);
      if (reason === undefined) continue;
      table.parked.park(key, placeOf(event), reason, Math.max(0, held - at));
      return false;
    }
    return true;
  });
}

async function* eventsOf(store: EventStore, stream: StreamName): AsyncGenerator<StoredEvent> {
  for (let from = 0; ;) {
    const page = await store.readStream(stream, { from, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    from = last.revision + 1;
  }
}
