import {
  contributionDecider,
  partnershipDecider,
  sidesNamed,
  signingOrganisation,
  rolesIn,
  type ContributionCommand,
  type ContributionDecided,
  type ContributionFacts,
  type ContributionState,
  type Resource,
} from '@pacta/ledger';
import { permission } from '../commands/permission.ts';
import { factFrom, type Slice } from '../commands/slice.ts';

export const contributionSlice: Slice<ContributionCommand, ContributionState, ContributionDecided, ContributionFacts> =
  {
    decider: contributionDecider,
    creates: ['logTime', 'giveGoods'],
    partnershipOf: (state, begun) => (state.id === undefined ? begun : state.partnershipId),
    facts: (_data, _state, partnershipId) => ({ partnership: factFrom(partnershipDecider, partnershipId) }),
    mayNot: ({ actor, name, data, facts }) => permission(rolesIn(facts.partnership, actor), name, concerned(data)),
  };

function concerned(data: ContributionCommand['data']): Resource {
  if ('provider' in data) return sidesNamed(data);
  return 'organisation' in data ? signingOrganisation(data) : {};
}
