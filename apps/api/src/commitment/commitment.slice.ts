import {
  commitmentDecider,
  commitmentResource,
  decisionDecider,
  partnershipDecider,
  sidesNamed,
  rolesIn,
  type CommitmentCommand,
  type CommitmentDecided,
  type CommitmentFacts,
  type CommitmentState,
} from '@pacta/ledger';
import { permission } from '../commands/permission.ts';
import { factFrom, type Slice } from '../commands/slice.ts';

export const commitmentSlice: Slice<CommitmentCommand, CommitmentState, CommitmentDecided, CommitmentFacts> = {
  decider: commitmentDecider,
  creates: ['pledge'],
  partnershipOf: (state, begun) => (state.id === undefined ? begun : state.partnershipId),
  facts: (data, _, partnershipId) => ({
    partnership: factFrom(partnershipDecider, partnershipId),
    decision: factFrom(decisionDecider, 'decisionId' in data ? data.decisionId : undefined),
    source: factFrom(commitmentDecider, 'source' in data ? data.source : undefined),
  }),
  mayNot: ({ actor, name, data, state, facts }) =>
    permission(
      rolesIn(facts.partnership, actor),
      name,
      'provider' in data ? sidesNamed(data) : commitmentResource(state),
    ),
};
