import { eventCatalogue, LEDGER_STREAM } from '@pacta/ledger';
import { createStates, ReadModels, openReadModelFileReadOnly } from '@pacta/read-models';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { calendarOf } from './ledger-calendar.ts';
import type { LedgerInfo } from './ledger-info.ts';
import { openLedgerStore, type LedgerPlace } from './ledger-store.ts';
import type { LedgerForReading } from './open-for-reading.ts';
import { readModelFile } from './projection-set.ts';

/**
 * Opens a ledger for another thread of the process that follows its log: with connections of its own to the store and to
 * the read models that are served. After an exchange of files their owner says so, and `readModels.close()` takes up the
 * new one.
 * @throws StoreUnavailable, KeyFolderError
 */
export async function openBeside(place: LedgerPlace): Promise<LedgerForReading> {
  const { store } = await openLedgerStore(place, { write: false });
  try {
    const keys = openKeyFolder(place.keys, { ledgerFolder: place.ledger, readOnly: true, checked: true });
    const [first] = await store.readStream(LEDGER_STREAM, { limit: 1 });
    const { purpose = '', zone = 'UTC', demo = false } = (first?.data ?? {}) as Partial<LedgerInfo>;
    const readModels = new ReadModels(() => openReadModelFileReadOnly(readModelFile(place.ledger)));
    return {
      store,
      sealer: createSealer(keys),
      info: { purpose, zone, demo },
      dayOf: calendarOf(zone),
      readModels,
      states: createStates({ store, readModels, knownTypes: eventCatalogue.keys() }),
      async close() {
        readModels.close();
        await store.close();
      },
    };
  } catch (fault) {
    await store.close();
    throw fault;
  }
}
