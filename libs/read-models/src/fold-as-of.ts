import type { EventStore } from '@pacta/event-store';
import { FoldRun, streamName, type EntityView, type StreamName } from '@pacta/ledger';
import { beforeFirst, foldOne, Unfoldable, type FoldContext, type FoldedEntity } from './folded-entity.ts';
import { LoggedEvent } from './logged-event.ts';
import type { EntityRow, ReadModels } from './read-models.ts';
import type { ProjectionSet } from './projection-set.ts';
import type { FoldSnapshots } from './snapshots/fold-snapshots.ts';
import type { StreamReach } from './snapshots/stream-courses.ts';

/** Whose entities: of one partnership, of one stream, or of the whole ledger. */
export type FoldScope = { readonly partnershipId: string } | { readonly view: string; readonly id: string } | 'all';

export interface FoldAsOfOptions extends Pick<ProjectionSet, 'views' | 'knownTypes' | 'opener'> {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly scope: FoldScope;
  /** Leaf index of the last event that counts; -1 for none. */
  readonly through: number;
  /** Views that are folded from their events, whatever rows there are. */
  readonly fromEvents?: readonly string[];
  /** States of the past that were folded before. */
  readonly snapshots?: FoldSnapshots | undefined;
}

/** Streams read at the same time. */
const AT_ONCE = 16;
const PAGE = 1_000;

/**
 * Entity rows as they stood when the log ended at `through`: what a rebuild of the log cut there would hold, by view and
 * id. Which streams there were is asked of the log index. A stream that has not changed since is taken from its row, any
 * other is folded on from the nearest state that is known. Throws faults of the store and of the opener.
 */
export async function foldAsOf(options: FoldAsOfOptions): Promise<readonly EntityRow[]> {
  options.snapshots?.follow(options.readModels.closings);
  const known = new Set(options.knownTypes);
  const context: FoldContext = { knows: (type) => known.has(type), opener: options.opener };
  const streams = streamsIn(options);
  const rows: EntityRow[] = [];
  for (const view of options.views) {
    if (!isAsked(options, view)) continue;
    const serves = options.fromEvents?.includes(view.name) !== true && options.readModels.serves(view.name);
    const asked = streams
      .filter(({ stream }) => stream.startsWith(`${view.category}-`))
      .map((reach) => ({ view, id: reach.stream.slice(view.category.length + 1), reach, serves, context }));
    const known = asked.map((each) => knownRow(options, each));
    const toFold = asked.filter((_, at) => known[at] === undefined);
    const folded = new Map<string, EntityRow | undefined>();
    for (let start = 0; start < toFold.length; start += AT_ONCE)
      await Promise.all(
        toFold.slice(start, start + AT_ONCE).map(async (each) => folded.set(each.id, await foldOn(options, each))),
      );
    for (const [at, { id }] of asked.entries()) {
      const row = known[at] ?? folded.get(id);
      if (row !== undefined) rows.push(row);
    }
  }
  return rows;
}

/** Streams in the order of their names, as the log stood then. */
function streamsIn({ readModels, views, scope, through, snapshots }: FoldAsOfOptions): readonly StreamReach[] {
  if (scope === 'all') {
    const categories = new Set(views.map(({ category }) => category));
    return [...categories].flatMap((category) => readModels.streamsOfCategory(category, through));
  }
  if ('partnershipId' in scope) {
    if (snapshots !== undefined) return snapshots.courses.reachOf(readModels, scope.partnershipId, through);
    const byName = ({ stream: left }: StreamReach, { stream: right }: StreamReach): number => (left < right ? -1 : 1);
    return readModels.streamsOf(scope.partnershipId, through).toSorted(byName);
  }
  const view = views.find(({ name }) => name === scope.view);
  const row = view === undefined ? undefined : readModels.stream(streamName(view.category, scope.id), through);
  return row === undefined ? [] : [row];
}

const isAsked = ({ scope }: FoldAsOfOptions, { name }: EntityView<unknown>): boolean =>
  scope === 'all' || 'partnershipId' in scope || scope.view === name;

interface Asked {
  readonly view: EntityView<unknown>;
  readonly id: string;
  readonly reach: StreamReach;
  /** Whether the view's live rows may be used. */
  readonly serves: boolean;
  readonly context: FoldContext;
}

/** The row where no event has to be read for it: it was folded before, or the stream has not changed since. */
function knownRow({ readModels, snapshots }: FoldAsOfOptions, asked: Asked): EntityRow | undefined {
  const { view, id, reach, serves } = asked;
  const near = snapshots?.before(view.name, reach.stream, reach.revision);
  if (near?.revision === reach.revision) return asRow(view, id, near, false);
  const live = serves ? readModels.entity(view.name, id) : undefined;
  if (live === undefined || live.incomplete || live.revision !== reach.revision) return undefined;
  snapshots?.note(view.name, reach.stream, live, true);
  return live;
}

async function foldOn(
  options: FoldAsOfOptions,
  { view, id, reach: { stream, revision: last }, context }: Asked,
): Promise<EntityRow | undefined> {
  const near = options.snapshots?.before(view.name, stream, last);
  let entity = near;
  let run = FoldRun.begin();
  for await (const event of eventsBetween(options, stream as StreamName, (near?.revision ?? -1) + 1, last)) {
    const after = foldOne(view, entity ?? beforeFirst(view, event), event, context, run);
    if (after instanceof Unfoldable) return foldUpTo(options, { view, id, stream, near, context }, event);
    entity = after;
    // A state that is kept ends the run that made it.
    if (options.snapshots?.note(view.name, stream, after, after.revision === last) === true) run = FoldRun.begin();
  }
  return entity === undefined ? undefined : asRow(view, id, entity, false);
}

interface Stopped extends Pick<Asked, 'view' | 'id' | 'context'> {
  readonly stream: string;
  readonly near: FoldedEntity | undefined;
}

/** The row of a stream that can't be folded beyond the events before `failing`: folded again, step by step. */
async function foldUpTo(
  options: FoldAsOfOptions,
  { view, id, stream, near, context }: Stopped,
  failing: LoggedEvent,
): Promise<EntityRow> {
  let entity = near ?? beforeFirst(view, failing);
  const last = failing.stored.revision - 1;
  for await (const event of eventsBetween(options, stream as StreamName, entity.revision + 1, last)) {
    const after = foldOne(view, entity, event, context);
    if (after instanceof Unfoldable) break;
    entity = after;
  }
  return asRow(view, id, entity, true);
}

const asRow = (view: EntityView<unknown>, id: string, entity: FoldedEntity, incomplete: boolean): EntityRow => {
  const { partnershipId, revision, position, state } = entity;
  return { view: view.name, id, partnershipId, revision, position, incomplete, state };
};

/** The events of a stream from one revision to another, each with its place in the log. */
async function* eventsBetween(
  { store, readModels }: FoldAsOfOptions,
  stream: StreamName,
  from: number,
  to: number,
): AsyncGenerator<LoggedEvent> {
  for (let first = from; first <= to; first += PAGE) {
    const last = Math.min(to, first + PAGE - 1);
    const positions = readModels.positionsOf(stream, first, last);
    const stored = await store.readStream(stream, { from: first, limit: last - first + 1 });
    for (const [index, event] of stored.entries()) {
      const position = positions[index];
      if (position === undefined || event.revision !== first + index) return;
      yield new LoggedEvent(event, position);
    }
  }
}
