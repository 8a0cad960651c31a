import { createReportRecorder, type ReportRecorder } from '@pacta/event-store';
import { eventCatalogue } from '@pacta/ledger';
import { DEMO_ADMINISTRATOR } from './demo-actors.ts';
import { withStartFaults } from './with-start-faults.ts';
import { LEDGER_OWNER } from './ledger-info.ts';
import type { LedgerSettings } from './ledger-settings.ts';
import { openStoreAndKeys } from './store-and-keys.ts';

/** A ledger that this process holds only to import into. */
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
export function openForImport(settings: LedgerSettings): Promise<ImportingLedger> {
  return withStartFaults(async () => {
    const { store, sealer, info } = await openStoreAndKeys(settings, { write: true });
    const clock = (): string => new Date().toISOString();
    return {
      reports: createReportRecorder({ store, sealer, catalogue: eventCatalogue, clock }),
      actor: info.demo ? DEMO_ADMINISTRATOR : LEDGER_OWNER,
      close: () => store.close(),
    };
  });
}
