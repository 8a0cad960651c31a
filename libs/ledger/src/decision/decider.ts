import { decideBy } from '../decide-by.ts';
import type { Decider } from '../decider.ts';
import { closeDecision } from './close-decision.ts';
import type { DecisionCommand } from './commands.ts';
import type { DecisionDecided } from './events.ts';
import { decisionFold } from './evolve.ts';
import { propose, type DecisionFacts } from './propose.ts';
import type { DecisionState } from './state.ts';
import { castBallot, recuse } from './vote.ts';

export const decisionDecider: Decider<DecisionCommand, DecisionState, DecisionDecided, DecisionFacts> = {
  category: 'decision',
  ...decisionFold,
  decide: decideBy<DecisionCommand, DecisionState, DecisionDecided, DecisionFacts>({
    propose,
    recuse,
    castBallot,
    closeDecision,
  }),
};
