import { Worker } from 'node:worker_threads';
import type { Filler } from '@pacta/read-models';
import type { LedgerPlace } from './ledger-store.ts';

/** The worker's input. */
export interface RebuildWork {
  readonly place: LedgerPlace;
  /** Path of the second file. */
  readonly file: string;
}

/** The worker's messages: events folded so far, then the end, or its fault. */
export type FromRebuild = { readonly events: number } | { readonly done: true } | { readonly fault: string };

/** The worker is a .ts file in the source and a .js file in the build. */
const WORKER = new URL(`rebuild.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * Fills the second file in a worker thread, so that serving never waits for it. Stopping terminates the worker at any
 * point: each page is one transaction, and the next fill resumes after the last.
 */
export const fillInThread =
  (place: LedgerPlace): Filler =>
  async (file, onProgress, signal) => {
    signal.throwIfAborted();
    const worker = new Worker(WORKER, { workerData: { place, file } satisfies RebuildWork, name: 'pacta-rebuild' });
    // Terminating a worker while it loads SQLite's native module crashes the process.
    const hasLoaded = new Promise<void>((resolve) => {
      worker.once('message', () => resolve());
      worker.once('exit', () => resolve());
    });
    try {
      await new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        worker.on('error', reject);
        worker.on('exit', () => reject(new Error("the rebuild's thread ended before it was done")));
        worker.on('message', (said: FromRebuild) => {
          if ('events' in said) onProgress(said.events);
          else if ('fault' in said) reject(new Error(said.fault));
          else resolve();
        });
      });
    } finally {
      await hasLoaded;
      await worker.terminate();
    }
  };
