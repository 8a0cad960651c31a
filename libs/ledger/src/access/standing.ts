import type { LedgerState } from '../ledger/state.ts';
import { isFounded, type PartnershipState } from '../partnership/state.ts';
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

/**
 * The roles that count where what publishers reported is matched: those in the first of these partnerships that was
 * founded. Partnerships known from reports alone have no secretariat: there one of another partnership acts, named last,
 * and where there is none the ledger's administrators.
 */
export function standingOverReports(
  partnerships: readonly PartnershipState[],
  ledger: LedgerState,
  actor: string,
): Standing {
  const founded = partnerships.find(isFounded);
  return founded === undefined ? standingOnLedger(ledger, actor) : standingIn(founded, actor);
}
