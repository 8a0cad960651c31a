import { parentPort, workerData } from 'node:worker_threads';
import type { LedgerPlace } from '../runtime/ledger-store.ts';
import { verifyPlace } from '../runtime/verify-place.ts';

parentPort?.postMessage(await verifyPlace(workerData as LedgerPlace));
