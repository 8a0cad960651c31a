import { parentPort, workerData } from 'node:worker_threads';
import { verifyPlace, type LedgerPlace } from '../runtime/verify-place.ts';

parentPort?.postMessage(await verifyPlace(workerData as LedgerPlace));
