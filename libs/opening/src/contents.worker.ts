import { parentPort, workerData } from 'node:worker_threads';
import { eventCatalogue } from '@pacta/ledger';
import { verifyContents } from '@pacta/read-models';
import { eventSalts } from './event-salts.ts';
import { openLedgerStore, type LedgerPlace } from './ledger-store.ts';
import { readModelFile } from './projection-set.ts';

const place = workerData as LedgerPlace;
const { store } = await openLedgerStore(place, { write: false });
const file = readModelFile(place.ledger);
parentPort?.postMessage(await verifyContents({ store, file, catalogue: eventCatalogue, saltOf: eventSalts(place) }));
await store.close();
