import { createReportRecorder, type ReportRecorder } from '@pacta/event-store';
import { eventCatalogue } from '@pacta/ledger';
import { DEMO_ADMINISTRATOR } from './demo-actors.ts';
import { explained } from './explained.ts';
import { LEDGER_OWNER } from './ledger-info.ts';
import type { LedgerSettings } from './ledger-settings.ts';
import { openStoreAndKeys } from './store-and-keys.ts';

/** A ledger that this process holds to import into, and nothing else. */
export interface ImportingLedger {
  readonly reports: ReportRecorder;
  /** Whoever owns the folder. */
  readonly actor: string;
  close(): Promise<void>;
}

/**
 * Opens a ledger without following its log: read models catch up when it is opened next, and an import of hundreds of
 * megabytes has the memory for itself. @throws StartFault with one sentence and its exit code
 */
export function openForImport(settings: LedgerSettings): Promise<ImportingLedger> {
  return explained(async () => {
    const { store, sealer, info } = await openStoreAndKeys(settings, { write: true });
    const clock = (): string => new Date().toISOString();
    return {
      reports: createReportRecorder({ store, sealer, catalogue: eventCatalogue, clock }),
      actor: info.demo ? DEMO_ADMINISTRATOR : LEDGER_OWNER,
      close: () => store.close(),
    };
  });
}
