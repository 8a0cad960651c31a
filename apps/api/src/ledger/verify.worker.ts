import { parentPort, workerData } from 'node:worker_threads';
import type { LedgerPlace } from '../runtime/ledger-store.ts';
import { verifyPlace, type VerifyAgainst } from '../runtime/verify-place.ts';

const { place, more } = workerData as { readonly place: LedgerPlace; readonly more: VerifyAgainst };
parentPort?.postMessage(await verifyPlace(place, more));
