import { Worker } from 'node:worker_threads';
import { verifyContents, type ContentsVerified, type VerifyLedgerOptions } from '@pacta/read-models';
import type { LedgerPlace } from './ledger-store.ts';

/** The worker is a .ts file in the source and a .js file in the build. */
const WORKER = new URL(`contents.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** With fewer events a thread takes longer to start than it saves. */
const WORTH_A_THREAD = 16_384;

/**
 * Checks the events' contents in a worker thread, while this one folds the projections again. A small ledger is checked
 * in this thread, and so is one whose worker is lost.
 */
export const contentsInThread =
  (place: LedgerPlace): NonNullable<VerifyLedgerOptions['contents']> =>
  async (options) => {
    const head = await options.store.head().catch(() => undefined);
    const events = place.kurrentdb === undefined ? Number(head ?? 0) : 0;
    const verified = events < WORTH_A_THREAD ? undefined : await inThread(place);
    return verified ?? verifyContents(options);
  };

/** Events live for one page, so a small young generation is enough. */
const SMALL = { maxYoungGenerationSizeMb: 8 };

/** Undefined where the worker was lost. */
async function inThread(place: LedgerPlace): Promise<ContentsVerified | undefined> {
  const worker = new Worker(WORKER, { workerData: place, name: 'pacta-contents', resourceLimits: SMALL });
  try {
    return await new Promise((resolve) => {
      worker.on('message', resolve);
      worker.on('error', () => resolve(undefined));
      worker.on('exit', () => resolve(undefined));
    });
  } finally {
    await worker.terminate();
  }
}
