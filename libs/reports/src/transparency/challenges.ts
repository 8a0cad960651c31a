import type { ConfidentialityClass, CostRegister, Sealable } from '@pacta/ledger';
import type { Names } from '../names/names.ts';
import { datesOf, type Dates } from './head.ts';
import { isWithheld, readField, type Reader, type Withheld } from './reader.ts';

interface AnswerStatement extends Dates {
  readonly text: string | Withheld;
  readonly by: string;
  readonly events: readonly string[];
}

export interface ChallengeStatement extends Dates {
  readonly challenge: string;
  readonly disclosure: string;
  readonly line: string;
  /** The line's label, which is public by design; null where the line is not in the book. */
  readonly label: string | null;
  readonly state: 'open' | 'answered';
  readonly question: string | Withheld;
  readonly by: string;
  readonly answers: readonly AnswerStatement[];
  readonly events: readonly string[];
}

/** The questions asked about a book, with their answers, as far as this reader may read them. */
export function challengeStatements(
  register: CostRegister,
  reader: Reader,
  names: Names,
): readonly ChallengeStatement[] {
  const discloser = register.book?.discloser ?? '';
  const level = reader.levelFor({ discloser });
  const words = (of: ConfidentialityClass, value: Sealable<string>): string | Withheld => {
    if (level === 'price' || level === 'categories') return { withheld: of, why: 'level' };
    const read = readField(reader, discloser, { class: of, value });
    return isWithheld(read) ? read : read.value;
  };
  const labelOf = (disclosure: string, line: string): string | null =>
    register.disclosures.find((each) => each.disclosure === disclosure)?.lines.find((each) => each.line === line)
      ?.label ?? null;
  return register.challenges.map(({ by, answers, question, ...thread }) => ({
    challenge: thread.challenge,
    disclosure: thread.disclosure,
    line: thread.line,
    label: labelOf(thread.disclosure, thread.line),
    state: answers.length === 0 ? 'open' : 'answered',
    question: words(thread.class, question),
    by: names.actor(by.actor),
    ...datesOf(by),
    answers: answers.map((answer) => ({
      text: words(answer.class, answer.answer),
      by: names.actor(answer.by.actor),
      ...datesOf(answer.by),
      events: [answer.by.eventId],
    })),
    events: [by.eventId, ...answers.map((answer) => answer.by.eventId)],
  }));
}
