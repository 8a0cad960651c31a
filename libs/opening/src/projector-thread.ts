import { Worker } from 'node:worker_threads';
import type { EventStore } from '@pacta/event-store';
import { ThreadedProjector, type LogLine, type Projector, type ProjectorThread } from '@pacta/read-models';
import type { LedgerPlace } from './ledger-store.ts';

/** The worker's input. */
export interface ProjectorWork {
  readonly place: LedgerPlace;
  /** Path of the read models' file. */
  readonly file: string;
  readonly fillNextFrom: number;
}

export interface ThreadedProjection {
  readonly store: EventStore;
  readonly place: LedgerPlace;
  readonly file: string;
  readonly log?: LogLine | undefined;
}

/** Number of events from which rows of another version are rebuilt in a second file while the service answers. */
export const FILL_NEXT_FROM = 20_000;

/** Megabytes: events live for one page, so a small young generation is enough. */
const SMALL = { maxYoungGenerationSizeMb: 12 };

/** The worker is a .ts file in the source and a .js file in the build. */
const WORKER = new URL(`projector.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * Runs the projector in a worker thread, so that writing rows never delays an answer. It polls the file of events by
 * itself, and reads at once for whoever waits.
 */
export function projectInThread({ store, place, file, log }: ThreadedProjection): Projector {
  const start = (): ProjectorThread => {
    const work: ProjectorWork = { place, file, fillNextFrom: FILL_NEXT_FROM };
    const worker = new Worker(WORKER, { workerData: work, name: 'pacta-projector', resourceLimits: SMALL });
    worker.on('error', (fault) => log?.(`The projector's thread met a fault of its own: ${fault.message}`));
    return {
      send: (message) => worker.postMessage(message),
      onMessage: (listener) => void worker.on('message', listener),
      onEnded: (listener) => void worker.once('exit', listener),
    };
  };
  return new ThreadedProjector({ store, file, start, ...(log === undefined ? {} : { log }) });
}
