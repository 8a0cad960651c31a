import type { EventStore, StoredEvent } from '@pacta/event-store';
import type { StreamName } from '@pacta/ledger';
import type { EntityProjection } from './entity-projection.ts';
import { beforeFirst, Unfoldable, type FoldedEntity } from './folded-entity.ts';
import { LoggedEvent, placeOf } from './logged-event.ts';
import type { ProjectionSession } from './projection-set.ts';
import { SELECT_LOG_OF_STREAM } from './sql/log-index.ts';
import { SELECT_PARKED, SELECT_PARKED_OF } from './sql/parked.ts';
import { StateNotPlain, stateJson } from './state-json.ts';

export interface RetryOutcome {
  readonly retried: number;
  /** Partitions that are whole again. */
  readonly cleared: number;
  /** Projections that had stopped and follow the log again. */
  readonly resumed: number;
}

const PAGE = 500;

/**
 * Folds parked partitions again from where each stopped, in order. What fails again is parked again, perhaps further
 * on. No page may be applied meanwhile. Throws faults of the store.
 */
export async function retryParked(
  session: ProjectionSession,
  store: EventStore,
  which: (parked: { readonly projection: string; readonly key: string }) => boolean = () => true,
): Promise<Omit<RetryOutcome, 'resumed'>> {
  const parked = session.db.prepare(SELECT_PARKED).all() as { projection: string; key: StreamName }[];
  let [retried, cleared] = [0, 0];
  for (const { projection, key } of parked) {
    const entities = session.entities.find(({ name }) => name === projection);
    if (entities === undefined || session.applier.aside.has(projection) || !which({ projection, key })) continue;
    retried += 1;
    if (await retryPartition(session, store, entities, key)) cleared += 1;
  }
  return { retried, cleared };
}

async function retryPartition(
  { db, applier }: ProjectionSession,
  store: EventStore,
  entities: EntityProjection,
  stream: StreamName,
): Promise<boolean> {
  const { token: checkpoint } = applier.progressOf(entities.name);
  const { held } = db.prepare(SELECT_PARKED_OF).get(entities.name, stream) as { held: number };
  const before = entities.load(stream);
  let entity = before;
  let folded = 0;
  let again: { readonly event: LoggedEvent; readonly reason: string } | undefined;

  for await (const stored of eventsAfter(store, stream, before?.revision ?? -1)) {
    if (checkpoint === undefined || BigInt(stored.token) > BigInt(checkpoint)) break;
    const event = new LoggedEvent(stored, positionOf(db, stored));
    const after = plain(entities.fold(entity, event));
    if (after instanceof Unfoldable) {
      again = { event, reason: after.reason };
      entity ??= beforeFirst(entities.view, event);
      break;
    }
    entity = after;
    folded += 1;
  }
  if (entity === undefined) return false;
  const row = entity;
  applier.atomically(() => {
    applier.assertUnmoved();
    entities.parked.release(stream);
    if (again !== undefined)
      entities.parked.park(stream, placeOf(again.event), again.reason, Math.max(0, held - folded));
    entities.write(stream, row, again !== undefined);
  });
  return again === undefined;
}

async function* eventsAfter(store: EventStore, stream: StreamName, revision: number): AsyncGenerator<StoredEvent> {
  for (let from = revision + 1; ;) {
    const page = await store.readStream(stream, { from, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    from = last.revision + 1;
  }
}

function positionOf(db: ProjectionSession['db'], { stream, revision }: StoredEvent): number {
  const row = db.prepare(SELECT_LOG_OF_STREAM).get(stream, revision) as { position: number } | undefined;
  return row?.position ?? -1;
}

function plain(folded: FoldedEntity | Unfoldable): FoldedEntity | Unfoldable {
  if (folded instanceof Unfoldable) return folded;
  try {
    stateJson(folded.state);
    return folded;
  } catch (fault) {
    if (fault instanceof StateNotPlain) return new Unfoldable(fault.message);
    throw fault;
  }
}
