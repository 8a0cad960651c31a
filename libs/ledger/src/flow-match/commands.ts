import type { z } from 'zod';
import type { Command } from '../decider.ts';
import type { Reversal } from '../reversal/events.ts';
import type { flowsMatched } from './events.ts';

export type MatchFlows = z.infer<typeof flowsMatched.data>;

export type FlowMatchCommand = Command<'matchFlows', MatchFlows> | Command<'unmatchFlows', Reversal>;
