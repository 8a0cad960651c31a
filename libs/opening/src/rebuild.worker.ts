import { parentPort, workerData } from 'node:worker_threads';
import { runInBackground } from '@pacta/process';
import { fillNext } from '@pacta/read-models';
import { openLedgerStore } from './ledger-store.ts';
import { projectionSet } from './projection-set.ts';
import type { FromRebuild, RebuildWork } from './rebuild-thread.ts';

const { place, file } = workerData as RebuildWork;
const say = (message: FromRebuild): void => parentPort?.postMessage(message);

runInBackground();
try {
  const { store } = await openLedgerStore(place, { write: false });
  await fillNext({ ...projectionSet(), store, file, onProgress: (events) => say({ events }) });
  await store.close();
  say({ done: true });
} catch (fault) {
  say({ fault: fault instanceof Error ? fault.message : String(fault) });
}
