import { Worker } from 'node:worker_threads';
import type { OpenedField, OpeningAhead, SealedRange } from '@pacta/read-models';
import type { LedgerPlace } from './ledger-store.ts';

/** One answer for each range, in the order of asking; undefined where it could not be opened. */
export type FromOpening = readonly (readonly OpenedField[])[] | undefined;

/** Null: there are no more. */
export type ToOpening = SealedRange | null;

/** In the source the worker is TypeScript, once built it is not. */
const WORKER = new URL(`opening.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** It holds a page at a time. Where that is too much for it, whoever asked opens the rest. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 24 };

const gone = (): Error => new Error('the thread that opens sealed fields has ended');

/** Opens in a thread of its own what another thread is about to fold: that is about half the work of a rebuild. */
export const openInThread =
  (place: LedgerPlace): (() => OpeningAhead) =>
  () => {
    const worker = new Worker(WORKER, { workerData: place, name: 'pacta-opening', resourceLimits: LIMITS });
    const asked: PromiseWithResolvers<NonNullable<FromOpening>>[] = [];
    let ended = false;
    const end = (): void => {
      ended = true;
      for (const { reject } of asked.splice(0)) reject(gone());
    };
    worker.on('message', (opened: FromOpening) => {
      const waiting = asked.shift();
      if (opened === undefined) waiting?.reject(new Error('the fields could not be opened'));
      else waiting?.resolve(opened);
    });
    const tell = (range: ToOpening): void => worker.postMessage(range);
    worker.on('error', end);
    worker.on('exit', end);
    return {
      open(range: SealedRange) {
        if (ended) return Promise.reject(gone());
        const waiting = Promise.withResolvers<NonNullable<FromOpening>>();
        asked.push(waiting);
        tell(range);
        return waiting.promise;
      },
      // It is asked, and waited for: SQLite's library brings the process down where a thread is stopped while it loads.
      close() {
        if (ended) return Promise.resolve();
        tell(null);
        return new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      },
    };
  };
