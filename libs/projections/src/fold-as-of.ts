import type { EventStore } from '@pacta/event-store';
import { streamName, type EntityView } from '@pacta/ledger';
import { beforeFirst, foldOne, Unfoldable, type FoldContext, type FoldedEntity } from './folded-entity.ts';
import { LoggedEvent } from './logged-event.ts';
import type { EntityRow, ReadModels } from './read-models.ts';
import type { ProjectionSet } from './projection-set.ts';

/** Whose entities: of one partnership, of one stream, or of the whole ledger. */
export type FoldScope = { readonly partnershipId: string } | { readonly view: string; readonly id: string } | 'all';

export interface FoldAsOfOptions extends Pick<ProjectionSet, 'views' | 'knownTypes' | 'opener'> {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly scope: FoldScope;
  /** Leaf index of the last event that counts; -1 for none. */
  readonly through: number;
}

/** Streams read at the same time. */
const AT_ONCE = 16;
const PAGE = 1_000;

/**
 * Entity rows as they stood when the log ended at `through`: what a rebuild of the log cut there would hold, by view and
 * id. A stream that has not changed since is taken from its row; the others are folded again from their events. Throws
 * faults of the store and of the opener.
 */
export async function foldAsOf(options: FoldAsOfOptions): Promise<readonly EntityRow[]> {
  const { views, scope } = options;
  const known = new Set(options.knownTypes);
  const context: FoldContext = { knows: (type) => known.has(type), opener: options.opener };
  const rows: EntityRow[] = [];
  for (const view of views) {
    const ids = idsOf(options.readModels, view.name, scope);
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const some = ids.slice(start, start + AT_ONCE).map((id) => entityAsOf(options, view, id, context));
      rows.push(...(await Promise.all(some)).filter((row) => row !== undefined));
    }
  }
  return rows;
}

function idsOf(readModels: ReadModels, view: string, scope: FoldScope): readonly string[] {
  if (scope === 'all') return readModels.entityIds(view);
  if ('partnershipId' in scope) return readModels.entityIds(view, scope.partnershipId);
  return scope.view === view ? [scope.id] : [];
}

async function entityAsOf(
  { readModels, store, through }: FoldAsOfOptions,
  view: EntityView<unknown>,
  id: string,
  context: FoldContext,
): Promise<EntityRow | undefined> {
  const stream = streamName(view.category, id);
  const first = readModels.eventOf(stream, 0);
  if (first === undefined || first.position > through) return undefined;
  const live = readModels.entity(view.name, id);
  const seen = readModels.checkpoints().get(view.name)?.events ?? 0;
  if (live !== undefined && !live.incomplete && live.position <= through && seen > through) return live;

  let entity: FoldedEntity | undefined;
  let incomplete = false;
  for await (const event of eventsThrough(store, readModels, stream, through)) {
    const before: FoldedEntity = entity ?? beforeFirst(view, event);
    const after = foldOne(view, before, event, context);
    incomplete = after instanceof Unfoldable;
    entity = after instanceof Unfoldable ? before : after;
    if (incomplete) break;
  }
  if (entity === undefined) return undefined;
  const { partnershipId, revision, position, state } = entity;
  return { view: view.name, id, partnershipId, revision, position, incomplete, state };
}

/** The events of a stream up to a place in the log, each with its own place. */
async function* eventsThrough(
  store: EventStore,
  readModels: ReadModels,
  stream: ReturnType<typeof streamName>,
  through: number,
): AsyncGenerator<LoggedEvent> {
  for (let after: number | undefined; ;) {
    const { rows, next } = readModels.log({ stream, through, limit: PAGE, ...(after === undefined ? {} : { after }) });
    const [first] = rows;
    if (first === undefined) return;
    const stored = await store.readStream(stream, { from: first.revision, limit: rows.length });
    for (const [index, row] of rows.entries()) {
      const event = stored[index];
      if (event?.eventId !== row.eventId) return;
      yield new LoggedEvent(event, row.position);
    }
    if (next === null) return;
    after = next;
  }
}
