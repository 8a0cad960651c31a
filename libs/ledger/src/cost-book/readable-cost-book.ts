import type { FieldReader } from '../access/field-reader.ts';
import type { Withheld } from '../access/readable.ts';
import type { ReadingLevel } from '../access/reading.ts';
import type { Money } from '../money.ts';
import { BookReading, type ReadableMoney, type ReadableSum } from './book-reading.ts';
import type { ChallengeEntry, CostLineEntry, CostRegister, DisclosureEntry } from './cost-register.entries.ts';

export interface ReadableLine extends Omit<CostLineEntry, 'amount' | 'basis'> {
  readonly amount: Money | Withheld;
  readonly basis: string | Withheld | null;
}

export interface ReadableDisclosure extends Omit<DisclosureEntry, 'price' | 'revenue' | 'lines' | 'closed'> {
  readonly price: ReadableMoney | null;
  readonly revenue: ReadableMoney | null;
  readonly lines: readonly ReadableLine[];
  /** Each stage that has lines, in the order of the template. */
  readonly stages: readonly (ReadableSum & { readonly stage: string })[];
  readonly sum: ReadableSum;
  readonly closed: (Omit<NonNullable<DisclosureEntry['closed']>, 'total'> & { readonly total: ReadableMoney }) | null;
}

export interface ReadableChallenge extends Omit<ChallengeEntry, 'question' | 'answers'> {
  readonly question: string | Withheld;
  readonly answers: readonly (Omit<ChallengeEntry['answers'][number], 'answer'> & {
    readonly answer: string | Withheld;
  })[];
}

/** A cost book as one reader may see it. */
export interface ReadableCostBook extends Omit<CostRegister, 'disclosures' | 'challenges'> {
  /** The most detailed level that this reader reaches in the book. */
  readonly level: ReadingLevel;
  readonly disclosures: readonly ReadableDisclosure[];
  readonly challenges: readonly ReadableChallenge[];
}

/** Each field is read by its own level and class, a total included. */
export function readableCostBook(reader: FieldReader, register: CostRegister): ReadableCostBook {
  const { book, disclosures, challenges, ...rest } = register;
  const reading = new BookReading(reader, book?.discloser);
  return {
    ...rest,
    book,
    level: reading.level,
    disclosures: disclosures.map(({ price, revenue, lines, closed, ...disclosure }) => {
      const byStage = Map.groupBy(lines, ({ stage }) => stage);
      const stages = new Set([...(book?.stages ?? []), ...byStage.keys()]);
      return {
        ...disclosure,
        price: reading.money('price', price),
        revenue: reading.money('price', revenue),
        lines: lines.map((line) => ({
          ...line,
          amount: reading.read('lines', line.class, line.amount),
          basis: line.basis === null ? null : reading.read('lines', line.class, line.basis),
        })),
        stages: [...stages].flatMap((stage) => {
          const own = byStage.get(stage);
          return own === undefined ? [] : [{ stage, ...reading.sum(own) }];
        }),
        sum: reading.sum(lines),
        closed: closed && { ...closed, total: reading.money('categories', closed.total) as ReadableMoney },
      };
    }),
    challenges: challenges.map(({ question, answers, ...challenge }) => ({
      ...challenge,
      question: reading.read('lines', challenge.class, question),
      answers: answers.map(({ answer, ...given }) => ({
        ...given,
        answer: reading.read('lines', given.class, answer),
      })),
    })),
  };
}
