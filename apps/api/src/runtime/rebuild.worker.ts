import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteStore } from '@pacta/event-store';
import { buildSide } from '@pacta/projections';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { projectionSet } from './projection-set.ts';
import type { FromRebuild, RebuildWork } from './rebuild-thread.ts';

const { place, side } = workerData as RebuildWork;
const say = (message: FromRebuild): void => parentPort?.postMessage(message);

try {
  const store = await openSqliteStore({ folder: place.ledger, readOnly: true });
  const sealer = createSealer(openKeyFolder(place.keys, { ledgerFolder: place.ledger, readOnly: true }));
  const onProgress = (events: number): void => say({ events });
  say({ differences: await buildSide({ ...projectionSet(sealer), store, onProgress }, side) });
  await store.close();
} catch (fault) {
  say({ fault: fault instanceof Error ? fault.message : String(fault) });
}
