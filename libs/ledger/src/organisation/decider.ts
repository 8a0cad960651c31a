import { decideBy } from '../decide-by.ts';
import type { Decider } from '../decider.ts';
import type { OrganisationCommand } from './commands.ts';
import type { OrganisationDecided } from './events.ts';
import { organisationFold } from './evolve.ts';
import { matchOrganisations, unmatchOrganisations } from './match-organisations.ts';
import type { OrganisationFacts, OrganisationState } from './state.ts';

export const organisationDecider: Decider<
  OrganisationCommand,
  OrganisationState,
  OrganisationDecided,
  OrganisationFacts
> = {
  category: 'organisation',
  ...organisationFold,
  decide: decideBy<OrganisationCommand, OrganisationState, OrganisationDecided, OrganisationFacts>({
    matchOrganisations,
    unmatchOrganisations,
  }),
};
