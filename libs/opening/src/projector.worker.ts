import { parentPort, workerData } from 'node:worker_threads';
import { serveProjector } from '@pacta/read-models';
import { openLedgerStore } from './ledger-store.ts';
import { projectionSet } from './projection-set.ts';
import type { ProjectorWork } from './projector-thread.ts';

const { place, file, fillNextFrom } = workerData as ProjectorWork;
const port = parentPort;
if (port === null) throw new Error('the projector runs in a thread of a service');

const { store, embedded } = await openLedgerStore(place, { write: false });
const line: Parameters<typeof serveProjector>[0] = {
  send: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
};
await serveProjector(line, { ...projectionSet(), store, file, fillNextFrom }, () => embedded?.wake());
await store.close();
port.close();
