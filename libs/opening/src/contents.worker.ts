import { parentPort, workerData } from 'node:worker_threads';
import { eventCatalogue } from '@pacta/ledger';
import { verifyContents } from '@pacta/read-models';
import { openLedgerStore, type LedgerPlace } from './ledger-store.ts';
import { readModelFile } from './projection-set.ts';

const place = workerData as LedgerPlace;
const { store } = await openLedgerStore(place, { write: false });
parentPort?.postMessage(await verifyContents({ store, file: readModelFile(place.ledger), catalogue: eventCatalogue }));
await store.close();
