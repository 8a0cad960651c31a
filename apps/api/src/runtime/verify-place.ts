import { eventCatalogue } from '@pacta/ledger';
import { verifyLedger, type VerifyReport } from '@pacta/projections';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { explained } from './explained.ts';
import { openLedgerStore, type LedgerPlace } from './ledger-store.ts';
import { projectionSet, readModelFile } from './projection-set.ts';

/**
 * Every check of a ledger on this machine: stored events, log index, read models against a rebuild. Reads only, also
 * while another process holds the ledger.
 * @throws StartFault where there is no ledger at all
 */
export function verifyPlace(place: LedgerPlace): Promise<VerifyReport> {
  return explained(async () => {
    const { ledger: folder, keys } = place;
    const { store, verifyStorage: storage } = await openLedgerStore(place, { write: false });
    try {
      return await verifyLedger({
        store,
        ...projectionSet(createSealer(openKeyFolder(keys, { ledgerFolder: folder, readOnly: true }))),
        file: readModelFile(folder),
        catalogue: eventCatalogue,
        storage,
      });
    } finally {
      await store.close();
    }
  });
}
