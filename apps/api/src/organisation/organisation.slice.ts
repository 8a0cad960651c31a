import {
  ledgerDecider,
  organisationDecider,
  organisationMatches,
  partnershipDecider,
  rolesOverReports,
  type LedgerState,
  type OrganisationCommand,
  type OrganisationDecided,
  type OrganisationFacts,
  type OrganisationState,
  type PartnershipState,
} from '@pacta/ledger';
import { reportsName, secretariatFor } from '@pacta/queries';
import { permission } from '../commands/permission.ts';
import { anySlice, factFrom, type DataOf, type Prepare, type Slice } from '../commands/slice.ts';
import type { MatchOrganisationsDto, UnmatchOrganisationsDto } from './organisation.requests.ts';

/**
 * Input of the access rule. For a partnership that was not founded: one of which the actor is the secretariat, or else
 * the ledger, whose administrators may act.
 */
type Facts = OrganisationFacts & { readonly ledger: LedgerState; readonly own?: PartnershipState };

type Rules = Slice<OrganisationCommand, OrganisationState, OrganisationDecided, Facts>;

/** The decider for organisations in a partnership; `own` is used where that was not founded. */
const rulesIn = (partnershipId: string, own: string | undefined): Rules => ({
  decider: organisationDecider,
  creates: [],
  opens: ['matchOrganisations'],
  // An organisation belongs to no partnership.
  partnershipOf: () => undefined,
  facts: (data) => ({
    partnership: factFrom(partnershipDecider, partnershipId),
    own: factFrom(partnershipDecider, own),
    ledger: factFrom(ledgerDecider, 'main'),
    other: factFrom(organisationDecider, 'with' in data ? data.with : undefined),
  }),
  mayNot: ({ name, actor, facts: { partnership, own: theirs, ledger } }) =>
    permission(rolesOverReports([partnership, ...(theirs === undefined ? [] : [theirs])], ledger, actor), name),
});

const matchOrganisations: Prepare<MatchOrganisationsDto, DataOf<OrganisationCommand, 'matchOrganisations'>> = async (
  { subject, data, envelope },
  look,
) => ({
  subject: data.organisation,
  data: { ...data, reported: await reportsName(look.reads, subject, data.organisation, data.with) },
  slice: anySlice(rulesIn(subject, secretariatFor(look.reads, envelope.actor))),
});

const unmatchOrganisations: Prepare<
  UnmatchOrganisationsDto,
  DataOf<OrganisationCommand, 'unmatchOrganisations'>
> = async ({ subject, data, envelope }, look) => {
  const { organisation } = data;
  const head = look.reads.readModels.head() ?? -1;
  const row = await look.reads.states.one(organisationMatches, organisation, head);
  const others = (row?.state.matches ?? []).map((match) => match.with);
  return {
    subject: organisation,
    data: { ...data, reported: await reportsName(look.reads, subject, organisation, ...others) },
    slice: anySlice(rulesIn(subject, secretariatFor(look.reads, envelope.actor))),
  };
};

/** Uses the partnership in the path. */
export const organisationSlice = { ...rulesIn('', undefined), prepare: { matchOrganisations, unmatchOrganisations } };
