import type { ReadableCostBook, Withheld } from '@pacta/ledger';
import type { Names } from '../names/names.ts';
import { datesOf, type Dates } from './head.ts';

interface AnswerStatement extends Dates {
  readonly text: string | Withheld;
  readonly by: string;
  readonly events: readonly string[];
}

export interface ChallengeStatement extends Dates {
  readonly challenge: string;
  readonly disclosure: string;
  readonly line: string;
  /** The line's label, which is always public; null where the line is not in the book. */
  readonly label: string | null;
  readonly state: 'open' | 'answered';
  readonly question: string | Withheld;
  readonly by: string;
  readonly answers: readonly AnswerStatement[];
  readonly events: readonly string[];
}

/** The challenges to a book, with their answers, as far as this reader may read them. */
export function challengeStatements(
  { disclosures, challenges }: ReadableCostBook,
  names: Names,
): readonly ChallengeStatement[] {
  const labelOf = (disclosure: string, line: string): string | null => {
    const lines = disclosures.find((each) => each.disclosure === disclosure)?.lines;
    return lines?.find((each) => each.line === line)?.label ?? null;
  };
  return challenges.map(({ by, answers, question, challenge, disclosure, line }) => ({
    challenge,
    disclosure,
    line,
    label: labelOf(disclosure, line),
    state: answers.length === 0 ? 'open' : 'answered',
    question,
    by: names.actor(by.actor),
    ...datesOf(by),
    answers: answers.map((answer) => ({
      text: answer.answer,
      by: names.actor(answer.by.actor),
      ...datesOf(answer.by),
      events: [answer.by.eventId],
    })),
    events: [by.eventId, ...answers.map((answer) => answer.by.eventId)],
  }));
}
