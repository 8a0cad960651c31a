import { parentPort, workerData } from 'node:worker_threads';
import { type LedgerPlace, type VerifyAgainst, verifyPlace } from '@pacta/opening';
import { runInBackground } from '@pacta/process';

runInBackground();
const { place, more } = workerData as { readonly place: LedgerPlace; readonly more: VerifyAgainst };
parentPort?.postMessage(await verifyPlace(place, more));
