import { Worker } from 'node:worker_threads';
import type { EventStore } from '@pacta/event-store';
import { ThreadedProjector, type LogLine, type Projector, type ProjectorThread } from '@pacta/read-models';
import type { LedgerPlace, OpenedStore } from './ledger-store.ts';

/** The worker's input. */
export interface ProjectorWork {
  readonly place: LedgerPlace;
  /** Path of the read models' file. */
  readonly file: string;
  readonly fillNextFrom: number;
}

export interface ThreadedProjection {
  readonly store: EventStore;
  readonly embedded: NonNullable<OpenedStore['embedded']>;
  readonly place: LedgerPlace;
  readonly file: string;
  readonly log?: LogLine | undefined;
}

/** Number of events from which rows of another version are rebuilt in a second file while the service answers. */
export const FILL_NEXT_FROM = 20_000;

/**
 * Milliseconds between signals to the projector that the log has grown. A page costs it the same however few events it
 * holds, and a signal costs the serving thread as much as reading an event.
 */
const WAKE_INTERVAL = 3;

/** The worker is a .ts file in the source and a .js file in the build. */
const WORKER = new URL(`projector.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Runs the projector in a worker thread, so that writing rows never delays an answer. */
export function projectInThread({ store, embedded, place, file, log }: ThreadedProjection): Projector {
  const start = (): ProjectorThread => {
    const work: ProjectorWork = { place, file, fillNextFrom: FILL_NEXT_FROM };
    const worker = new Worker(WORKER, { workerData: work, name: 'pacta-projector' });
    worker.on('error', (fault) => log?.(`The projector's thread met a fault of its own: ${fault.message}`));
    return {
      send: (message) => worker.postMessage(message),
      onMessage: (listener) => void worker.on('message', listener),
      onEnded: (listener) => void worker.once('exit', listener),
    };
  };
  const projector = new ThreadedProjector({ store, file, start, ...(log === undefined ? {} : { log }) });
  embedded.onCommit(throttled(() => projector.wake(), WAKE_INTERVAL));
  return projector;
}

/** Throttles a call: at once, then at most once per `milliseconds`, with a trailing call. */
function throttled(call: () => void, milliseconds: number): () => void {
  let due = false;
  let last = Number.NEGATIVE_INFINITY;
  const now = (): void => {
    due = false;
    last = performance.now();
    call();
  };
  return () => {
    if (due) return;
    const wait = last + milliseconds - performance.now();
    if (wait <= 0) return now();
    due = true;
    setTimeout(now, wait);
  };
}
