import type { LedgerState } from '../ledger/state.ts';
import type { PartnershipState } from '../partnership/state.ts';
import type { Standing } from './may.ts';

/** The roles that a person holds in a partnership now. */
export const standingIn = ({ grants }: PartnershipState, actor: string): Standing => ({
  actor,
  grants: grants.filter((grant) => grant.actor === actor),
});

/** Whether a person is an administrator of the ledger now. */
export const standingOnLedger = ({ administrators }: LedgerState, actor: string): Standing => ({
  actor,
  grants: administrators.has(actor) ? [{ role: 'administrator' }] : [],
});
