import type { OpenLedger } from '@pacta/opening';
import { ledgerReads, type LedgerReads } from './ledger-reads.ts';

/** The reads of a ledger that is open in this process. */
export const readsOf = ({ store, projector, states, sealer, info, dayOf }: OpenLedger): LedgerReads =>
  ledgerReads({ store, readModels: projector.readModels, states, sealer, info, dayOf });
