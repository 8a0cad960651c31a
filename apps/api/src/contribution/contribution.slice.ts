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
import { anySlice, factFrom, type DataOf, type Prepare, type Slice } from '../commands/slice.ts';
import { entriesOfSamePerson } from './entries-of-person.ts';

type ContributionSlice = Slice<ContributionCommand, ContributionState, ContributionDecided, ContributionFacts>;
type Valuing = DataOf<ContributionCommand, 'valueContribution'>;

/** The rules of a contribution; `entries` are the other entries of the same person, which share its ceiling. */
const rulesBeside = (entries: readonly string[]): ContributionSlice => ({
  decider: contributionDecider,
  creates: ['logTime', 'giveGoods'],
  partnershipOf: (state, begun) => (state.id === undefined ? begun : state.partnershipId),
  facts: (_data, _state, partnershipId) => ({
    partnership: factFrom(partnershipDecider, partnershipId),
    ...Object.fromEntries(entries.map((id) => [`entry ${id}`, factFrom(contributionDecider, id)])),
  }),
  mayNot: ({ actor, name, data, facts }) => permission(rolesIn(facts.partnership, actor), name, concerned(data)),
});

/** Only time under a ceiling depends on what else the person gave. */
const valueContribution: Prepare<Valuing, Valuing> = async ({ subject, data }, look) =>
  data.method === 'fr-skills'
    ? { data, slice: anySlice(rulesBeside(await entriesOfSamePerson(look, subject))) }
    : { data };

export const contributionSlice = { ...rulesBeside([]), prepare: { valueContribution } };

function concerned(data: ContributionCommand['data']): Resource {
  if ('provider' in data) return sidesNamed(data);
  return 'organisation' in data ? signingOrganisation(data) : {};
}
