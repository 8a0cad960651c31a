import { Worker } from 'node:worker_threads';
import type { EventStore } from '@pacta/event-store';
import { ProjectorBehind, type LogLine, type Projector, type ProjectorThread } from '@pacta/projections';
import type { LedgerPlace, OpenedStore } from './ledger-store.ts';

/** What the thread is given. */
export interface ProjectorWork {
  readonly place: LedgerPlace;
  /** Path of the read models. */
  readonly file: string;
  readonly rebuildBesideFrom: number;
}

export interface ThreadedProjection {
  readonly store: EventStore;
  readonly embedded: NonNullable<OpenedStore['embedded']>;
  readonly place: LedgerPlace;
  readonly file: string;
  readonly versions: ReadonlyMap<string, string>;
  readonly log?: LogLine | undefined;
}

/** Events from which on a fold that has changed is rebuilt beside, while a service answers, and not before it does. */
export const BESIDE_FROM = 20_000;

/** In the source the worker is TypeScript, once built it is not. */
const WORKER = new URL(`projector.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Follows the log in a thread of its own: folding and writing rows never stand between a request and its answer. */
export function projectInThread({ store, embedded, place, file, versions, log }: ThreadedProjection): Projector {
  const start = (): ProjectorThread => {
    const work: ProjectorWork = { place, file, rebuildBesideFrom: BESIDE_FROM };
    const worker = new Worker(WORKER, { workerData: work, name: 'pacta-projector' });
    worker.on('error', (fault) => log?.(`The projector's thread met a fault of its own: ${fault.message}`));
    return {
      send: (message) => worker.postMessage(message),
      onMessage: (listener) => void worker.on('message', listener),
      onEnded: (listener) => void worker.once('exit', listener),
    };
  };
  const projector = new ProjectorBehind({ store, file, versions, start, ...(log === undefined ? {} : { log }) });
  embedded.onCommit(() => projector.wake());
  return projector;
}
