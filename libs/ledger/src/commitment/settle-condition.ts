import type { Command } from '../decider.ts';
import { refuseUnlessAdopted } from '../decision/cited-decision.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { MeetCondition, WaiveCondition } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { refuseUnlessInForce } from './preconditions.ts';
import type { CommitmentFacts, CommitmentState } from './state.ts';

type Outcome = readonly CommitmentDecided[] | Refusal;

export function meetCondition({ data }: Command<string, MeetCondition>, state: CommitmentState): Outcome {
  return refuseUnlessPending(state, data.condition) ?? [{ type: 'ConditionMet.v1', data }];
}

/** Only by an adopted decision of the same partnership. */
export function waiveCondition(
  { data }: Command<string, WaiveCondition>,
  state: CommitmentState,
  { decision }: CommitmentFacts,
): Outcome {
  const refusal =
    refuseUnlessPending(state, data.condition) ?? refuseUnlessAdopted(data.decisionId, decision, state.partnershipId);
  return refusal ?? [{ type: 'ConditionWaived.v1', data }];
}

function refuseUnlessPending(state: CommitmentState, id: string): Refusal | undefined {
  const refusal = refuseUnlessInForce(state);
  if (refusal) return refusal;
  const condition = state.conditions.get(id);
  if (condition === undefined)
    return refuse(
      'condition-unknown',
      `The commitment has no condition ${id}.`,
      'Name one of its conditions.',
      '/condition',
    );
  if (!condition.settled) return undefined;
  return refuse(
    'condition-settled',
    `The condition ${id} was already met or waived.`,
    'Nothing is left to do.',
    '/condition',
  );
}
