import {
  ledgerDecider,
  organisationDecider,
  partnershipDecider,
  standingOverReports,
  type LedgerState,
  type OrganisationCommand,
  type OrganisationDecided,
  type OrganisationFacts,
  type OrganisationState,
  type PartnershipState,
} from '@pacta/ledger';
import { permission } from '../commands/permission.ts';
import { factFrom, type Slice } from '../commands/slice.ts';

/**
 * Besides what its rules look up: while nobody has founded the partnership, one of which the actor is the secretariat, or
 * else the ledger, whose administrators act.
 */
type Facts = OrganisationFacts & { readonly ledger: LedgerState; readonly own?: PartnershipState };

/** The rules for organisations, asked by the secretariat of this partnership, or of their own where it was not founded. */
export const organisationSlice = (
  partnershipId: string,
  own: string | undefined,
): Slice<OrganisationCommand, OrganisationState, OrganisationDecided, Facts> => ({
  decider: organisationDecider,
  creates: [],
  opens: ['matchOrganisations'],
  // An organisation stands outside any partnership.
  partnershipOf: () => undefined,
  facts: (data) => ({
    partnership: factFrom(partnershipDecider, partnershipId),
    own: factFrom(partnershipDecider, own),
    ledger: factFrom(ledgerDecider, 'main'),
    other: factFrom(organisationDecider, 'with' in data ? data.with : undefined),
  }),
  mayNot: ({ name, actor, facts: { partnership, own: theirs, ledger } }) =>
    permission(standingOverReports([partnership, ...(theirs === undefined ? [] : [theirs])], ledger, actor), name),
});
