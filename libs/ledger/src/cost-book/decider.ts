import { decideBy } from '../decide-by.ts';
import type { Decider } from '../decider.ts';
import { agreeTemplate } from './agree-template.ts';
import { answerChallenge, challenge } from './challenge.ts';
import type { CostBookCommand } from './commands.ts';
import { discloseCost } from './disclose-cost.ts';
import type { CostBookDecided } from './events.ts';
import { costBookFold } from './evolve.ts';
import type { CostBookFacts, CostBookState } from './state.ts';

export const costBookDecider: Decider<CostBookCommand, CostBookState, CostBookDecided, CostBookFacts> = {
  category: 'costbook',
  ...costBookFold,
  decide: decideBy<CostBookCommand, CostBookState, CostBookDecided, CostBookFacts>({
    agreeTemplate,
    discloseCost,
    challenge,
    answerChallenge,
  }),
};
