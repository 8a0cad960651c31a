import {
  bookResource,
  costBookDecider,
  decisionDecider,
  lineResource,
  partnershipDecider,
  rolesIn,
  type CostBookCommand,
  type CostBookDecided,
  type CostBookFacts,
  type CostBookState,
} from '@pacta/ledger';
import { permission } from '../commands/permission.ts';
import { factFrom, type Slice } from '../commands/slice.ts';

export const costBookSlice: Slice<CostBookCommand, CostBookState, CostBookDecided, CostBookFacts> = {
  decider: costBookDecider,
  creates: ['agreeTemplate'],
  partnershipOf: (state, begun) => (state.id === undefined ? begun : state.partnershipId),
  facts: (data, _, partnershipId) => ({
    partnership: factFrom(partnershipDecider, partnershipId),
    decision: factFrom(decisionDecider, 'decisionId' in data ? data.decisionId : undefined),
  }),
  mayNot: ({ actor, name, data, state, facts }) =>
    permission(
      rolesIn(facts.partnership, actor),
      name,
      'question' in data ? lineResource(state, data) : bookResource(state),
    ),
};
