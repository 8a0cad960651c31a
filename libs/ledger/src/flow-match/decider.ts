import { decideBy } from '../decide-by.ts';
import type { Decider } from '../decider.ts';
import type { FlowMatchCommand } from './commands.ts';
import type { FlowMatchDecided } from './events.ts';
import { flowStreamFold } from './evolve.ts';
import { matchFlows, unmatchFlows } from './match-flows.ts';
import type { FlowMatchFacts, FlowStreamState } from './state.ts';

/** A match is recorded on the stream of the report whose flow it names. */
export const flowMatchDecider: Decider<FlowMatchCommand, FlowStreamState, FlowMatchDecided, FlowMatchFacts> = {
  category: 'report',
  ...flowStreamFold,
  decide: decideBy<FlowMatchCommand, FlowStreamState, FlowMatchDecided, FlowMatchFacts>({ matchFlows, unmatchFlows }),
};
