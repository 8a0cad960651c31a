import type { EventStore } from '@pacta/event-store';
import type { EntityView } from '@pacta/ledger';
import {
  buildSide,
  FoldSnapshots,
  Rebuilds,
  SnapshotFile,
  startProjector,
  versionsOf,
  type Builder,
  type LogLine,
  type Projector,
} from '@pacta/read-models';
import type { Sealer } from '@pacta/sealing';
import type { LedgerPlace, OpenedStore } from './ledger-store.ts';
import { projectionSet, readModelFile, snapshotFile } from './projection-set.ts';
import { BESIDE_FROM, projectInThread } from './projector-thread.ts';
import { buildInThread } from './rebuild-thread.ts';

/** What a ledger's reads are made from. */
export interface LedgerProjections {
  readonly projector: Projector;
  /** Absent for whoever only reads: its rows are in memory and go with it. */
  readonly rebuilds: Rebuilds | undefined;
  readonly snapshots: FoldSnapshots;
  close(): Promise<void>;
}

export interface FollowedLedger {
  readonly store: EventStore;
  readonly embedded?: OpenedStore['embedded'] | undefined;
  readonly sealer: Sealer;
  readonly place: LedgerPlace;
  readonly write: boolean;
  /** True for a service: what takes long has a thread of its own, so that no request waits for it. */
  readonly threads: boolean;
  readonly log?: LogLine | undefined;
  /** By default all that the service keeps; only for whoever reads. */
  readonly views?: readonly EntityView<unknown>[] | undefined;
}

/** Starts following the log, and rebuilds what an upgrade has left outdated. */
export function followLedger({
  store,
  embedded,
  sealer,
  place,
  write,
  threads,
  log,
  views,
}: FollowedLedger): LedgerProjections {
  const set = { ...projectionSet(sealer, place), ...(views && { views }) };
  const file = write ? readModelFile(place.ledger) : ':memory:';
  const projector =
    write && threads && embedded !== undefined
      ? projectInThread({ store, embedded, place, file, versions: versionsOf(set), log })
      : startProjector({
          ...set,
          store,
          // Whoever only reads folds for itself: the file beside the events belongs to the process that holds the ledger.
          file,
          ...(threads && { rebuildBesideFrom: BESIDE_FROM }),
          ...(log === undefined ? {} : { log }),
        });
  const here: Builder = (side, onProgress, signal) => buildSide({ ...set, store, onProgress, signal }, side);
  const rebuilds = !write
    ? undefined
    : new Rebuilds({
        file,
        build: threads ? buildInThread(place) : here,
        async adopt(side) {
          await projector.adopt(side);
          projector.readModels.close();
        },
        eventsInLog: () => projector.readModels.eventCount(),
        now: () => new Date().toISOString(),
      });
  const snapshots = new FoldSnapshots(
    write ? { file: new SnapshotFile(snapshotFile(place.ledger), versionsOf(set)) } : {},
  );
  if (rebuilds !== undefined) rebuildOutdated(projector, rebuilds);
  return {
    projector,
    rebuilds,
    snapshots,
    async close() {
      await rebuilds?.close();
      await projector.stop();
      snapshots.close();
    },
  };
}

/** After an upgrade: projections whose fold has changed are rebuilt as soon as the projector has found them. */
function rebuildOutdated(projector: Projector, rebuilds: Rebuilds): void {
  const ended = projector.onReached(() => {
    ended();
    void projector.status().then(({ projections }) => {
      const outdated = projections.filter(({ state }) => state === 'outdated').map(({ name }) => name);
      if (outdated.length > 0) rebuilds.start(outdated);
    });
  });
}
