import { join } from 'node:path';
import { openSqliteStore, verifyStorage } from '@pacta/event-store';
import { eventCatalogue } from '@pacta/ledger';
import { verifyLedger, type VerifyReport } from '@pacta/projections';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { explained } from './explained.ts';
import { READ_MODEL_FILE } from './open-ledger.ts';
import { READ_MODEL_VIEWS } from './read-model-views.ts';

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
        file: join(folder, READ_MODEL_FILE),
        catalogue: eventCatalogue,
        views: READ_MODEL_VIEWS,
        opener: createSealer(openKeyFolder(keys, { ledgerFolder: folder, readOnly: true })),
        storage: (index) => verifyStorage({ folder, ...index }),
      });
    } finally {
      await store.close();
    }
  });
}
