import type { Decider } from '../decider.ts';
import type { PartnershipCommand } from './commands.ts';
import { decidePartnership, type PartnershipFacts } from './decide.ts';
import type { PartnershipDecided } from './events.ts';
import { partnershipFold } from './evolve.ts';
import type { PartnershipState } from './state.ts';

export const partnershipDecider: Decider<PartnershipCommand, PartnershipState, PartnershipDecided, PartnershipFacts> = {
  category: 'partnership',
  ...partnershipFold,
  decide: decidePartnership,
};
