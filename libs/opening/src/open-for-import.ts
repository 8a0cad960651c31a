import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createMemoryStore, createReportRecorder, type ReportRecorder } from '@pacta/event-store';
import { eventCatalogue } from '@pacta/ledger';
import { DEMO_ADMINISTRATOR } from './demo-actors.ts';
import { withStartFaults } from './with-start-faults.ts';
import { LEDGER_OWNER } from './ledger-info.ts';
import type { LedgerSettings } from './ledger-settings.ts';
import { ledgerPlace } from './ledger-store.ts';
import { openStoreAndKeys } from './store-and-keys.ts';

/** A ledger that this process opens only to import into, or to see what an import would record. */
export interface ImportingLedger {
  readonly reports: ReportRecorder;
  /** The ledger's owner. */
  readonly actor: string;
  close(): Promise<void>;
}

/**
 * Opens a ledger without its projector: read models catch up when it is opened next, and an import of hundreds of
 * megabytes has the memory for itself. @throws StartFault with an exit code
 */
export const openForImport = (settings: LedgerSettings): Promise<ImportingLedger> => opened(settings, true);

/**
 * Opens a ledger to see what an import would record: nothing is written, no folder is made and no lock is taken. Where there
 * is no ledger yet, an empty one stands for it. @throws StartFault with an exit code
 */
export async function openForDryRun(settings: LedgerSettings): Promise<ImportingLedger> {
  const { ledger, kurrentdb } = ledgerPlace(settings);
  if (kurrentdb !== undefined || existsSync(join(ledger, 'events.db'))) return opened(settings, false);
  return {
    reports: createReportRecorder({ store: createMemoryStore(), sealer: NO_SEALER, catalogue: eventCatalogue, clock }),
    actor: LEDGER_OWNER,
    close: () => Promise.resolve(),
  };
}

const clock = (): string => new Date().toISOString();

/** A dry run seals only to compare with what is recorded, and here is nothing. */
const NO_SEALER = {
  seal(): never {
    throw new Error('a dry run on no ledger has nothing to seal');
  },
};

function opened(settings: LedgerSettings, write: boolean): Promise<ImportingLedger> {
  return withStartFaults(async () => {
    const { store, sealer, info } = await openStoreAndKeys(settings, { write });
    return {
      reports: createReportRecorder({ store, sealer, catalogue: eventCatalogue, clock }),
      actor: info.demo ? DEMO_ADMINISTRATOR : LEDGER_OWNER,
      close: () => store.close(),
    };
  });
}
