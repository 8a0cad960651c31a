import { setImmediate as breathe } from 'node:timers/promises';
import type { EventStore } from '@pacta/event-store';
import { streamName, type EntityView, type StreamName } from '@pacta/ledger';
import type { ReadModels } from '../reading/read-models.ts';
import { foldStream, keptRow, type Asked, type FoldSource } from './fold-stream.ts';
import { KeptStates } from './kept-states.ts';
import { PartnershipStreams, type StreamReach } from './partnership-streams.ts';
import type { StateRow, States } from './states.ts';

export interface StatesOptions {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly readModels: ReadModels;
  /** Every event type that the folds support. */
  readonly knownTypes: Iterable<string>;
  /** Weight limit of the cached states, in bytes of folded events. */
  readonly keep?: number;
}

/** Streams read concurrently. */
const AT_ONCE = 16;
/** Some 25,000 events of an ordinary ledger. */
const KEEP = 32 * 1024 * 1024;

/** States over a store and its read models; the log index knows the streams and their revisions. */
export function createStates({ store, readModels, knownTypes, keep = KEEP }: StatesOptions): States {
  const known = new Set(knownTypes);
  const kept = new KeptStates(keep);
  const streams = new PartnershipStreams();
  const source: FoldSource = { store, readModels, knows: (type) => known.has(type), kept };
  let closings = readModels.closings;

  /** Drops the caches after read models were closed: others may have replaced them. */
  const refresh = (): void => {
    if (readModels.closings === closings) return;
    closings = readModels.closings;
    kept.clear();
    streams.clear();
  };

  /** Rows in the order of the request; at most `AT_ONCE` streams are read at once. */
  async function rowsOf<State>(asked: readonly Asked[]): Promise<readonly StateRow<State>[]> {
    const rows = asked.map((each) => keptRow(source, each));
    const missing = [...asked.keys()].filter((at) => rows[at] === undefined);
    for (let start = 0; start < missing.length; start += AT_ONCE) {
      // The store answers synchronously, so without this the event loop would be blocked.
      if (start > 0) await breathe();
      await Promise.all(
        missing.slice(start, start + AT_ONCE).map(async (at) => {
          rows[at] = await foldStream(source, asked[at] as Asked);
        }),
      );
    }
    return rows.filter((row) => row !== undefined) as readonly StateRow<State>[];
  }

  const ofPartnership = (partnershipId: string, through: number): readonly StreamReach[] =>
    streams.reachOf(readModels, partnershipId, through);

  return {
    async one<State>(view: EntityView<State>, id: string, through: number) {
      refresh();
      const stream = streamName(view.category, id);
      const found = readModels.stream(stream, through);
      const [row] = found === undefined ? [] : await rowsOf<State>([asking(view, found)]);
      return row;
    },

    async ofPartnership(views, partnershipId, through) {
      refresh();
      const reach = ofPartnership(partnershipId, through);
      return rowsOf(views.flatMap((view) => reach.filter(isOf(view)).map((each) => asking(view, each))));
    },

    async page<State>(
      view: EntityView<State>,
      partnershipId: string,
      { after, limit, through }: Parameters<States['page']>[2],
    ) {
      refresh();
      const first = after === undefined ? '' : streamName(view.category, after);
      const found = ofPartnership(partnershipId, through).filter((each) => isOf(view)(each) && each.stream > first);
      const rows = await rowsOf<State>(found.slice(0, limit).map((each) => asking(view, each)));
      return { rows, more: found.length > limit };
    },

    async ofCategory<State>(view: EntityView<State>, through: number) {
      refresh();
      const found =
        view.sparse === undefined
          ? readModels.streamsOfCategory(view.category, through)
          : readModels.streamsWith(view.sparse, view.category, through);
      return rowsOf<State>(found.map((each) => asking(view, each)));
    },
  };
}

function isOf({ category }: Pick<EntityView<unknown>, 'category'>): (reach: StreamReach) => boolean {
  const prefix = `${category}-`;
  return ({ stream }) => stream.startsWith(prefix);
}

const asking = (view: EntityView<unknown>, { stream, revision, positions }: StreamReach): Asked => ({
  view,
  stream: stream as StreamName,
  revision,
  positions,
});
