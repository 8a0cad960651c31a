import type { Command } from '../decider.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { CloseDecision } from './commands.ts';
import type { DecisionDecided } from './events.ts';
import { refuseUnlessVoting } from './preconditions.ts';
import type { DecisionState } from './state.ts';
import { resultOf, tallyOf } from './tally.ts';

/**
 * Counts the votes and states the outcome, with what was known at that instant. Not by the proposer, nor by a recused
 * member.
 */
export function closeDecision(
  { data, by }: Command<string, CloseDecision>,
  state: DecisionState,
): readonly DecisionDecided[] | Refusal {
  const tally = tallyOf(state);
  const result = resultOf(state, tally);
  const refusal =
    refuseUnlessVoting(state) ??
    refuseCloser(state, by.actor) ??
    refuseReview(data, by.today) ??
    (result === 'adopted' ? refuseUnheard(state, data) : undefined);
  if (refusal) return refusal;

  const { rationale, reviewOn, opinionWaiver } = data;
  return [
    { type: 'Closed.v1', data: opinionWaiver === undefined ? { tally } : { tally, opinionWaiver } },
    {
      type: 'OutcomeStated.v1',
      data: { result, rationale, knownAt: by.at, ...(reviewOn === undefined ? {} : { reviewOn }) },
    },
  ];
}

function refuseCloser({ proposer, recused }: DecisionState, actor: string): Refusal | undefined {
  if (actor === proposer)
    return refuse(
      'proposer-closes',
      `${actor} proposed this decision.`,
      'Let another member of the secretariat or the chair close it.',
    );
  if (!recused.has(actor)) return undefined;
  return refuse(
    'recused',
    `${actor} is recused from this decision.`,
    'Let another member of the secretariat or the chair close it.',
  );
}

function refuseReview({ reviewOn }: CloseDecision, today: string): Refusal | undefined {
  if (reviewOn === undefined || reviewOn > today) return undefined;
  return refuse(
    'review-past',
    `The review day ${reviewOn} does not lie after today, ${today}.`,
    'Give a day that is still to come.',
    '/reviewOn',
  );
}

function refuseUnheard({ affectsBeneficiaries }: DecisionState, { opinionWaiver }: CloseDecision): Refusal | undefined {
  if (!affectsBeneficiaries || opinionWaiver !== undefined) return undefined;
  return refuse(
    'opinion-missing',
    'The decision affects beneficiaries, and their representatives have given no opinion.',
    'Ask for their opinion, or explain in opinionWaiver why there is none.',
    '/opinionWaiver',
  );
}
