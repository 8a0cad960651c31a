import { Worker } from 'node:worker_threads';
import type { Filler } from '@pacta/read-models';
import type { LedgerPlace } from './ledger-store.ts';

/** What the thread is given. */
export interface RebuildWork {
  readonly place: LedgerPlace;
  /** Path of the second file. */
  readonly file: string;
}

/** What it says: how many events it has taken in, then that it is done, or why it can't go on. */
export type FromRebuild = { readonly events: number } | { readonly done: true } | { readonly fault: string };

/** In the source the worker is TypeScript, once built it is not. */
const WORKER = new URL(`rebuild.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * Fills the second file in a thread of its own, so that serving never waits for it. Stopping ends the thread wherever it is: each page
 * is one transaction, and the next fill goes on after the last.
 */
export const fillInThread =
  (place: LedgerPlace): Filler =>
  async (file, onProgress, signal) => {
    signal.throwIfAborted();
    const worker = new Worker(WORKER, { workerData: { place, file } satisfies RebuildWork, name: 'pacta-rebuild' });
    // SQLite's library brings the whole process down where a thread is stopped while it loads.
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
