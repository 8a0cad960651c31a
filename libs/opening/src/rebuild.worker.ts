import { parentPort, workerData } from 'node:worker_threads';
import { buildSide } from '@pacta/read-models';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { openLedgerStore } from './ledger-store.ts';
import { projectionSet } from './projection-set.ts';
import type { FromRebuild, RebuildWork } from './rebuild-thread.ts';

const { place, side } = workerData as RebuildWork;
const say = (message: FromRebuild): void => parentPort?.postMessage(message);

try {
  const { store } = await openLedgerStore(place, { write: false });
  const sealer = createSealer(openKeyFolder(place.keys, { readOnly: true, checked: true }));
  const onProgress = (events: number): void => say({ events });
  say({ differences: await buildSide({ ...projectionSet(sealer, place), store, onProgress }, side) });
  await store.close();
} catch (fault) {
  say({ fault: fault instanceof Error ? fault.message : String(fault) });
}
