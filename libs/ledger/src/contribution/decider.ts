import { decideBy } from '../decide-by.ts';
import type { Decider } from '../decider.ts';
import type { ContributionCommand } from './commands.ts';
import { countersign } from './countersign.ts';
import type { ContributionDecided } from './events.ts';
import { contributionFold } from './evolve.ts';
import { giveGoods } from './give-goods.ts';
import { logTime } from './log-time.ts';
import type { ContributionFacts, ContributionState } from './state.ts';
import { valueContribution } from './value-contribution.ts';

export const contributionDecider: Decider<
  ContributionCommand,
  ContributionState,
  ContributionDecided,
  ContributionFacts
> = {
  category: 'contribution',
  ...contributionFold,
  decide: decideBy<ContributionCommand, ContributionState, ContributionDecided, ContributionFacts>({
    logTime,
    giveGoods,
    countersign,
    valueContribution,
  }),
};
