import { openSqliteStore, verifyStorage } from '@pacta/event-store';
import { eventCatalogue } from '@pacta/ledger';
import { verifyLedger, type VerifyReport } from '@pacta/projections';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { explained } from './explained.ts';
import { projectionSet, readModelFile } from './projection-set.ts';

/** Folders of the ledger and of its keys. */
export interface LedgerPlace {
  readonly ledger: string;
  readonly keys: string;
}

/**
 * Every check of a ledger on this machine: stored events, log index, read models against a rebuild. Reads only, also
 * while another process holds the ledger.
 * @throws StartFault where there is no ledger at all
 */
export function verifyPlace({ ledger: folder, keys }: LedgerPlace): Promise<VerifyReport> {
  return explained(async () => {
    const store = await openSqliteStore({ folder, readOnly: true });
    try {
      return await verifyLedger({
        store,
        ...projectionSet(createSealer(openKeyFolder(keys, { ledgerFolder: folder, readOnly: true }))),
        file: readModelFile(folder),
        catalogue: eventCatalogue,
        storage: (index) => verifyStorage({ folder, ...index }),
      });
    } finally {
      await store.close();
    }
  });
}
