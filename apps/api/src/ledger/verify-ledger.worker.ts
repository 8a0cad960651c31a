import { parentPort, workerData } from 'node:worker_threads';
import { type LedgerPlace, type VerifyAgainst, verifyPlace } from '@pacta/opening';

const { place, more } = workerData as { readonly place: LedgerPlace; readonly more: VerifyAgainst };
parentPort?.postMessage(await verifyPlace(place, more));
