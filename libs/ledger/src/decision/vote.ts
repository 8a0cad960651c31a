import type { Command } from '../decider.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { CastBallot, Recuse } from './commands.ts';
import type { DecisionDecided } from './events.ts';
import { refuseUnlessVoting } from './preconditions.ts';
import type { DecisionState } from './state.ts';
import { tallyOf } from './tally.ts';

type Outcome = readonly DecisionDecided[] | Refusal;

/** A recusal is never refused because of the quorum; whether the rest is still quorate is recorded. */
export function recuse({ data, by }: Command<string, Recuse>, state: DecisionState): Outcome {
  const { actor } = by;
  const refusal = refuseUnlessVoting(state) ?? refuseUnlessSeated(state, actor) ?? refuseRecused(state, actor);
  if (refusal) return refusal;
  const left = tallyOf({ ...state, recused: new Set([...state.recused, actor]) }).base;
  const quorate = left > 0 && left >= state.quorum;
  return [{ type: 'Recused.v1', data: { ...data, actor, quorate } }];
}

/** One vote each: a later ballot replaces the earlier one in the count, and both stay on record. */
export function castBallot({ data, by }: Command<string, CastBallot>, state: DecisionState): Outcome {
  const { actor } = by;
  const refusal = refuseUnlessVoting(state) ?? refuseUnlessSeated(state, actor) ?? refuseRecused(state, actor);
  if (refusal) return refusal;
  if (data.position === 'object' && data.reason === undefined)
    return refuse('reason-needed', 'The objection gives no reason.', 'Say why, or vote against.', '/reason');
  return [{ type: 'BallotCast.v1', data: { ...data, actor } }];
}

function refuseUnlessSeated({ seats }: DecisionState, actor: string): Refusal | undefined {
  if (seats.has(actor)) return undefined;
  return refuse(
    'not-in-the-electorate',
    `${actor} was not in the electorate when the decision opened.`,
    'Only its frozen electorate votes.',
  );
}

function refuseRecused({ recused }: DecisionState, actor: string): Refusal | undefined {
  if (!recused.has(actor)) return undefined;
  return refuse('recused', `${actor} is recused from this decision.`, 'A recusal holds until the end.');
}
