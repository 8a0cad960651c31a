import {
  decisionDecider,
  methodDecider,
  partnershipDecider,
  rolesIn,
  type LeverageDecided,
  type MethodCommand,
  type MethodFacts,
  type MethodState,
} from '@pacta/ledger';
import { permission } from '../commands/permission.ts';
import { factFrom, type Slice } from '../commands/slice.ts';

/** A partnership's methods share one stream, which has the partnership's id. */
export const methodSlice: Slice<MethodCommand, MethodState, LeverageDecided, MethodFacts> = {
  decider: methodDecider,
  creates: [],
  opens: ['publishMethod'],
  partnershipOf: (_, partnershipId) => partnershipId,
  facts: (data, _, partnershipId) => ({
    partnership: factFrom(partnershipDecider, partnershipId),
    decision: factFrom(decisionDecider, data.decisionId),
  }),
  mayNot: ({ actor, name, facts }) => permission(rolesIn(facts.partnership, actor), name),
};
