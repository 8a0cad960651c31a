import {
  decisionDecider,
  decisionResource,
  partnershipDecider,
  rolesIn,
  type DecisionCommand,
  type DecisionDecided,
  type DecisionFacts,
  type DecisionState,
} from '@pacta/ledger';
import { permission } from '../commands/permission.ts';
import { factFrom, type Slice } from '../commands/slice.ts';

export const decisionSlice: Slice<DecisionCommand, DecisionState, DecisionDecided, DecisionFacts> = {
  decider: decisionDecider,
  creates: ['propose'],
  partnershipOf: (state, begun) => (state.id === undefined ? begun : state.partnershipId),
  facts: (_data, _state, partnershipId) => ({ partnership: factFrom(partnershipDecider, partnershipId) }),
  mayNot: ({ actor, name, state, facts }) =>
    permission(rolesIn(facts.partnership, actor), name, decisionResource(state)),
};
