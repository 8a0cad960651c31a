import { createSealer, KeyFolderError, openKeyFolder } from '@pacta/sealing';
import type { LedgerPlace } from './ledger-store.ts';

/** The salt that the ledger's secret gives an event; undefined where the key folder has no secret. */
export function eventSalts({ keys: path, ledger }: LedgerPlace): ((eventId: string) => string) | undefined {
  try {
    const keys = openKeyFolder(path, { ledgerFolder: ledger, readOnly: true });
    keys.ledgerSecret();
    const sealer = createSealer(keys);
    return (eventId) => sealer.eventSalt(eventId);
  } catch (fault) {
    if (fault instanceof KeyFolderError) return undefined;
    throw fault;
  }
}
