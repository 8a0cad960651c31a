import type { EventStore } from '@pacta/event-store';
import {
  createStates,
  fillNext,
  Rebuilds,
  startProjector,
  type Filler,
  type LogLine,
  type Projector,
  type States,
} from '@pacta/read-models';
import type { LedgerPlace, OpenedStore } from './ledger-store.ts';
import { projectionSet, readModelFile } from './projection-set.ts';
import { FILL_NEXT_FROM, projectInThread } from './projector-thread.ts';
import { fillInThread } from './rebuild-thread.ts';
import { removeFormerFiles } from './former-files.ts';

/** What a ledger's reads are made from. */
export interface LedgerProjections {
  readonly projector: Projector;
  /** States of single things, folded from the log when they are asked for. */
  readonly states: States;
  /** Absent for whoever only reads: its rows are in memory and go with it. */
  readonly rebuilds: Rebuilds | undefined;
  close(): Promise<void>;
}

export interface FollowedLedger {
  readonly store: EventStore;
  readonly embedded?: OpenedStore['embedded'] | undefined;
  readonly place: LedgerPlace;
  readonly write: boolean;
  /** True for a service: what takes long has a thread of its own, so that no request waits for it. */
  readonly threads: boolean;
  readonly log?: LogLine | undefined;
}

/** Starts following the log, and fills a second file where an upgrade has left rows outdated. */
export function followLedger({ store, embedded, place, write, threads, log }: FollowedLedger): LedgerProjections {
  const set = projectionSet();
  const file = write ? readModelFile(place.ledger) : ':memory:';
  if (write) removeFormerFiles(place.ledger);
  const projector =
    write && threads && embedded !== undefined
      ? projectInThread({ store, embedded, place, file, log })
      : startProjector({
          ...set,
          store,
          // Whoever only reads has rows of its own: the file in the ledger's folder belongs to the process that holds it.
          file,
          ...(threads && { fillNextFrom: FILL_NEXT_FROM }),
          ...(log === undefined ? {} : { log }),
        });
  const { readModels } = projector;
  const here: Filler = (next, onProgress, signal) => fillNext({ ...set, store, file: next, onProgress, signal });
  const rebuilds = !write
    ? undefined
    : new Rebuilds({
        file,
        fill: threads ? fillInThread(place) : here,
        exchange: () => projector.exchange(),
        eventsInLog: () => readModels.eventCount(),
        now: () => new Date().toISOString(),
      });
  if (rebuilds !== undefined) rebuildOutdated(projector, rebuilds);
  return {
    projector,
    states: createStates({ store, readModels, knownTypes: set.knownTypes }),
    rebuilds,
    async close() {
      await rebuilds?.close();
      await projector.stop();
    },
  };
}

/** After an upgrade: rows of another version are made again as soon as the projector has found them. */
function rebuildOutdated(projector: Projector, rebuilds: Rebuilds): void {
  const ended = projector.onReached(() => {
    ended();
    void projector.status().then(({ projections }) => {
      const outdated = projections.filter(({ state }) => state === 'outdated').map(({ name }) => name);
      if (outdated.length > 0) rebuilds.start(outdated);
    });
  });
}
