import {
  partnershipDecider,
  rateDecider,
  standingIn,
  type RateCommand,
  type RateDecided,
  type RateFacts,
  type RateState,
} from '@pacta/ledger';
import { permission } from '../commands/permission.ts';
import { factFrom, type Slice } from '../commands/slice.ts';

export const rateSlice: Slice<RateCommand, RateState, RateDecided, RateFacts> = {
  decider: rateDecider,
  creates: [],
  opens: ['recordRate'],
  partnershipOf: () => undefined,
  facts: ({ partnershipId }) => ({ partnership: factFrom(partnershipDecider, partnershipId) }),
  mayNot: ({ actor, name, facts }) => permission(standingIn(facts.partnership, actor), name),
};
