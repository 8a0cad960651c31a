import { parentPort, workerData } from 'node:worker_threads';
import { serveProjector } from '@pacta/read-models';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { openLedgerStore } from './ledger-store.ts';
import { projectionSet } from './projection-set.ts';
import type { ProjectorWork } from './projector-thread.ts';

const { place, file, rebuildBesideFrom } = workerData as ProjectorWork;
const port = parentPort;
if (port === null) throw new Error('the projector runs in a thread of a service');

const { store, embedded } = await openLedgerStore(place, { write: false });
const sealer = createSealer(openKeyFolder(place.keys, { readOnly: true, checked: true }));
const line: Parameters<typeof serveProjector>[0] = {
  send: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
};
await serveProjector(line, { ...projectionSet(sealer, place), store, file, rebuildBesideFrom }, () => embedded?.wake());
await store.close();
port.close();
