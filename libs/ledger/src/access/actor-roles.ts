import type { LedgerState } from '../ledger/state.ts';
import { isFounded, type PartnershipState } from '../partnership/state.ts';
import type { ActorRoles } from './may.ts';

/** The roles that a person holds in a partnership now. */
export const rolesIn = ({ grants }: PartnershipState, actor: string): ActorRoles => ({
  actor,
  grants: grants.filter((grant) => grant.actor === actor),
});

/** Whether a person is an administrator of the ledger now. */
export const rolesOnLedger = ({ administrators }: LedgerState, actor: string): ActorRoles => ({
  actor,
  grants: administrators.has(actor) ? [{ role: 'administrator' }] : [],
});

/**
 * The roles that allow matching what publishers reported: those held in the first of these partnerships that was
 * founded. A partnership known from reports alone has no secretariat, so the caller adds another one at the end;
 * without a founded one the ledger's administrators act.
 */
export function rolesOverReports(
  partnerships: readonly PartnershipState[],
  ledger: LedgerState,
  actor: string,
): ActorRoles {
  const founded = partnerships.find(isFounded);
  return founded === undefined ? rolesOnLedger(ledger, actor) : rolesIn(founded, actor);
}
