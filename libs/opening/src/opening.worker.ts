import { parentPort, workerData } from 'node:worker_threads';
import { openRange } from '@pacta/read-models';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { openLedgerStore, type LedgerPlace } from './ledger-store.ts';
import type { FromOpening, ToOpening } from './opening-thread.ts';

const place = workerData as LedgerPlace;
const port = parentPort;
if (port === null) throw new Error('sealed fields are opened ahead in a thread of their own');

const { store } = await openLedgerStore(place, { write: false });
const sealer = createSealer(openKeyFolder(place.keys, { ledgerFolder: place.ledger, readOnly: true }));
const answer = (opened: FromOpening): void => port.postMessage(opened);

let last = Promise.resolve();
port.on('message', (range: ToOpening) => {
  last = last.then(() =>
    range === null
      ? store.close().then(() => port.close())
      : openRange(store, sealer, range).then(answer, () => answer(undefined)),
  );
});
