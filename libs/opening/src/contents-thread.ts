import { Worker } from 'node:worker_threads';
import { verifyContents, type ContentsVerified, type VerifyLedgerOptions } from '@pacta/read-models';
import type { LedgerPlace } from './ledger-store.ts';

/** In the source the worker is TypeScript, once built it is not. */
const WORKER = new URL(`contents.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Below so many events a thread takes longer to start than it saves. */
const WORTH_A_THREAD = 16_384;

/**
 * Checks what the events say in a thread of its own, while the projections are folded again in this one. A small ledger,
 * and one whose thread is lost, is checked here.
 */
export const contentsBeside =
  (place: LedgerPlace): NonNullable<VerifyLedgerOptions['contents']> =>
  async (options) => {
    const head = await options.store.head().catch(() => undefined);
    const events = place.kurrentdb === undefined ? Number(head ?? 0) : 0;
    const verified = events < WORTH_A_THREAD ? undefined : await inThread(place);
    return verified ?? verifyContents(options);
  };

/** Events live for a page: a large nursery would only keep what is long done with. */
const SMALL = { maxYoungGenerationSizeMb: 8 };

/** Undefined where the thread was lost. */
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
