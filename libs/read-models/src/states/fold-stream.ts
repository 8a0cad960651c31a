import type { EventStore, StoredEvent } from '@pacta/event-store';
import { FoldRun, type EntityView, type StreamName } from '@pacta/ledger';
import { isSealedEntry, isSealedMark, valueAt } from '@pacta/proof';
import { LoggedEvent } from '../engine/logged-event.ts';
import type { ReadModels } from '../reading/read-models.ts';
import { beforeFirst, foldOne, Unfoldable, type FoldedState } from './fold-one.ts';
import type { KeptStates } from './kept-states.ts';
import type { StreamReach } from './partnership-streams.ts';
import type { MarkedBox, StateRow } from './states.ts';

export interface FoldSource {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly readModels: Pick<ReadModels, 'positionsOf'>;
  readonly knows: (type: string) => boolean;
  readonly kept: KeptStates;
}

/** A stream, its view, and how far to fold it. */
export interface Asked extends Pick<StreamReach, 'revision' | 'positions'> {
  readonly view: EntityView<unknown>;
  readonly stream: StreamName;
}

const PAGE = 1_000;

/** The result from a state cached at exactly this revision; undefined where an event has to be read for it. */
export function keptRow({ kept }: FoldSource, asked: Asked): StateRow | undefined {
  const { view, stream, revision } = asked;
  const near = kept.before(view.name, stream, revision);
  return near?.revision === revision ? rowOf(asked, near, kept.boxesOf(view.name, stream), false) : undefined;
}

/** Folds a stream on from the nearest cached state. Undefined where the store has none of its events. */
export async function foldStream(source: FoldSource, asked: Asked): Promise<StateRow | undefined> {
  const { kept, knows } = source;
  const { view, stream, revision: last } = asked;
  const near = kept.before(view.name, stream, last);
  const boxes = kept.boxesOf(view.name, stream);
  let folded = near;
  let run = FoldRun.begin();
  for await (const page of pagesBetween(source, asked, (near?.revision ?? -1) + 1, last))
    for (const event of page) {
      const after = foldOne(view, folded ?? beforeFirst(view, event), event, knows, run);
      if (after instanceof Unfoldable) return foldUpTo(source, asked, near, event, boxes);
      note(boxes, event.stored);
      folded = after;
      // A cached state must not be changed any more, so it ends the run.
      if (kept.keep(view.name, stream, after, boxes, after.revision === last)) run = FoldRun.begin();
    }
  return folded === undefined ? undefined : rowOf(asked, folded, boxes, false);
}

/** The result for a stream that can't be folded past the events before `failing`: folded again, event by event. */
async function foldUpTo(
  source: FoldSource,
  asked: Asked,
  near: FoldedState | undefined,
  failing: LoggedEvent<StoredEvent>,
  boxes: ReadonlyMap<string, MarkedBox>,
): Promise<StateRow> {
  const { view } = asked;
  let folded = near ?? beforeFirst(view, failing);
  for await (const page of pagesBetween(source, asked, folded.revision + 1, failing.stored.revision - 1))
    for (const event of page) {
      const after = foldOne(view, folded, event, source.knows);
      if (after instanceof Unfoldable) return rowOf(asked, folded, boxes, true);
      folded = after;
    }
  return rowOf(asked, folded, boxes, true);
}

function note(boxes: Map<string, MarkedBox>, { eventId, data, sealed }: StoredEvent): void {
  for (const pointer in sealed) {
    const entry = sealed[pointer];
    const mark = valueAt(data, pointer)?.value;
    if (isSealedEntry(entry) && isSealedMark(mark)) boxes.set(mark.$sealed.box, { eventId, pointer, entry, mark });
  }
}

const rowOf = (
  { view, stream }: Asked,
  { partnershipId, revision, position, state }: FoldedState,
  sealed: ReadonlyMap<string, MarkedBox>,
  incomplete: boolean,
): StateRow => {
  const id = stream.slice(view.category.length + 1);
  return { view: view.name, id, partnershipId, revision, position, incomplete, state, sealed };
};

/** The events of a stream between two revisions, each with its log position. */
async function* pagesBetween(
  { store, readModels }: FoldSource,
  { stream, positions: known }: Asked,
  from: number,
  to: number,
): AsyncGenerator<readonly LoggedEvent<StoredEvent>[]> {
  for (let first = from; first <= to; first += PAGE) {
    const last = Math.min(to, first + PAGE - 1);
    const positions = known?.slice(first, last + 1) ?? readModels.positionsOf(stream, first, last);
    const stored = await store.readStream(stream, { from: first, limit: last - first + 1 });
    const page: LoggedEvent<StoredEvent>[] = [];
    for (const [index, event] of stored.entries()) {
      const position = positions[index];
      if (position === undefined || event.revision !== first + index) break;
      page.push(new LoggedEvent(event, position));
    }
    yield page;
    if (page.length < stored.length) return;
  }
}
