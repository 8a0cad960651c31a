import { isHeld, type EventStore } from '@pacta/event-store';
import { eventCatalogue, LEDGER_STREAM } from '@pacta/ledger';
import { createStates, readModelsForReader, type ReadModels, type States } from '@pacta/read-models';
import { createSealer, openKeyFolder, type Sealer } from '@pacta/sealing';
import { calendarOf } from './ledger-calendar.ts';
import type { LedgerInfo } from './ledger-info.ts';
import type { LedgerSettings } from './ledger-settings.ts';
import { ledgerPlace, openLedgerStore } from './ledger-store.ts';
import { projectionSet, readModelFile } from './projection-set.ts';

/** A ledger opened for reading only, also while a service holds it. */
export interface LedgerForReading {
  readonly store: EventStore;
  readonly sealer: Sealer;
  readonly info: LedgerInfo;
  /** The calendar day (YYYY-MM-DD) of an instant in the ledger's zone. */
  readonly dayOf: (instant: string) => string;
  readonly readModels: ReadModels;
  readonly states: States;
  close(): Promise<void>;
}

/**
 * Uses the read models in the ledger's folder, or builds new ones where those are of another log or version. @throws
 * StartFault
 */
export async function openForReading(settings: LedgerSettings): Promise<LedgerForReading> {
  const place = ledgerPlace(settings);
  const { store } = await openLedgerStore(place, { write: false });
  try {
    const sealer = createSealer(openKeyFolder(settings.keys, { ledgerFolder: settings.ledger, readOnly: true }));
    const [first] = await store.readStream(LEDGER_STREAM, { limit: 1 });
    const { purpose = '', zone = 'UTC', demo = false } = (first?.data ?? {}) as Partial<LedgerInfo>;
    const isFollowed = (): boolean => isHeld(place.ledger);
    const file = readModelFile(place.ledger);
    const found = await readModelsForReader({ ...projectionSet(), store, file, isFollowed });
    const { readModels } = found;
    return {
      store,
      sealer,
      info: { purpose, zone, demo },
      dayOf: calendarOf(zone),
      readModels,
      states: createStates({ store, readModels, knownTypes: eventCatalogue.keys() }),
      async close() {
        found.close();
        await store.close();
      },
    };
  } catch (fault) {
    await store.close();
    throw fault;
  }
}
