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

/** The read models of an open ledger, and what updates them. */
export interface LedgerProjections {
  readonly projector: Projector;
  /** States of single resources, folded from the log on demand. */
  readonly states: States;
  /** Absent in a ledger opened for reading, whose rows are in memory. */
  readonly rebuilds: Rebuilds | undefined;
  close(): Promise<void>;
}

export interface FollowedLedger {
  readonly store: EventStore;
  readonly embedded?: OpenedStore['embedded'] | undefined;
  readonly place: LedgerPlace;
  readonly write: boolean;
  /** True for a service: long work runs in worker threads, so that no request waits for it. */
  readonly threads: boolean;
  readonly log?: LogLine | undefined;
}

/** Starts the projector, and rebuilds into a second file where an upgrade has outdated the rows. */
export function followLedger({ store, embedded, place, write, threads, log }: FollowedLedger): LedgerProjections {
  const set = projectionSet();
  const file = write ? readModelFile(place.ledger) : ':memory:';
  if (write) removeFormerFiles(place.ledger);
  const projector =
    write && threads && embedded !== undefined
      ? projectInThread({ store, place, file, log })
      : startProjector({
          ...set,
          store,
          // A reader has its own rows in memory: the file in the folder belongs to the process that holds the ledger.
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

/** Rebuilds rows of another version as soon as the projector reports them. */
function rebuildOutdated(projector: Projector, rebuilds: Rebuilds): void {
  const ended = projector.onReached(() => {
    ended();
    void projector.status().then(({ projections }) => {
      const outdated = projections.filter(({ state }) => state === 'outdated').map(({ name }) => name);
      if (outdated.length > 0) rebuilds.start(outdated);
    });
  });
}
