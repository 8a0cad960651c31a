import type { Command } from '../decider.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { AnswerChallenge, Challenge } from './commands.ts';
import type { CostBookDecided } from './events.ts';
import { refuseUnlessAgreed } from './preconditions.ts';
import type { CostBookState } from './state.ts';

type Outcome = readonly CostBookDecided[] | Refusal;

/** Asks about one line. The id of the command identifies the challenge. */
export function challenge({ data, by }: Command<string, Challenge>, state: CostBookState): Outcome {
  const refusal = refuseUnlessAgreed(state);
  if (refusal) return refusal;
  const disclosure = state.disclosures.get(data.disclosure);
  if (disclosure === undefined || !disclosure.closed)
    return refuse(
      'disclosure-unknown',
      `The book has no closed disclosure ${data.disclosure}.`,
      'Name one that is closed.',
      '/disclosure',
    );
  const of = disclosure.lines.get(data.line);
  if (of === undefined)
    return refuse(
      'line-unknown',
      `The disclosure ${data.disclosure} has no line ${data.line}.`,
      'Name one of its lines.',
      '/line',
    );
  return [{ type: 'Challenged.v1', data: { ...data, challenge: by.commandId, class: of } }];
}

export function answerChallenge({ data }: Command<string, AnswerChallenge>, state: CostBookState): Outcome {
  const refusal = refuseUnlessAgreed(state);
  if (refusal) return refusal;
  const asked = state.challenges.get(data.challenge);
  if (asked === undefined)
    return refuse(
      'challenge-unknown',
      `The book has no challenge ${data.challenge}.`,
      'Name one of its challenges.',
      '/challenge',
    );
  if (asked.answered)
    return refuse(
      'challenge-answered',
      'This challenge already has its answer.',
      'If the answer does not do, challenge the line again.',
      '/challenge',
    );
  return [{ type: 'ChallengeAnswered.v1', data: { ...data, class: asked.class } }];
}
