import { isWithheld, readField, type FieldReader, type Withheld } from '../access/readable.ts';
import { READING_LEVELS, type ReadingLevel } from '../access/reading.ts';
import { minorUnits, moneyOf, type Money } from '../money.ts';
import { CONFIDENTIALITY_CLASSES, type ConfidentialityClass } from '../sealable.ts';
import type { ChallengeEntry, CostLineEntry, CostRegister, DisclosureEntry } from './cost-register.view.ts';
import type { ClassedMoney } from './events.ts';

/** A sum that is read by class, as far as it is read. */
export interface ReadableMoney {
  readonly class: ConfidentialityClass;
  readonly amount: Money | Withheld;
}

export interface ReadableLine extends Omit<CostLineEntry, 'amount' | 'basis'> {
  readonly amount: Money | Withheld;
  readonly basis: string | Withheld | null;
}

/** Lines added up for a reader who may see categories, if not each line. */
export interface ReadableSum {
  /** How many lines there are, read or not. */
  readonly lines: number;
  /** Of the lines read; null where none is. */
  readonly amount: Money | null;
  /** The event of each line read, and how many of these lines are made up. */
  readonly events: readonly string[];
  readonly synthetic: number;
  /** Lines not in the amount, by class and reason, in the order of the classes. */
  readonly withheld: readonly (Withheld & { readonly lines: number })[];
}

export interface ReadableDisclosure extends Omit<DisclosureEntry, 'price' | 'revenue' | 'lines' | 'closed'> {
  readonly price: ReadableMoney | null;
  readonly revenue: ReadableMoney | null;
  readonly lines: readonly ReadableLine[];
  /** Of each stage that has lines, in the order of the template. */
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
  /** The deepest level that this reader reaches in the book. */
  readonly level: ReadingLevel;
  readonly disclosures: readonly ReadableDisclosure[];
  readonly challenges: readonly ReadableChallenge[];
}

/** Each field is read by its own level and class; a total only where its own class allows. */
export function readableCostBook(reader: FieldReader, register: CostRegister): ReadableCostBook {
  const { book, disclosures, challenges, ...rest } = register;
  const discloser = book?.discloser;
  const read = <Value>(level: ReadingLevel, of: ConfidentialityClass, value: Value | CostLineEntry['amount']) =>
    readField<Value>(reader, level, { class: of, discloser, value: value as Value });
  const sum = (level: ReadingLevel, field: ClassedMoney | null): ReadableMoney | null =>
    field === null ? null : { class: field.class, amount: read<Money>(level, field.class, field.amount) };
  const summed = (lines: readonly CostLineEntry[]): ReadableSum =>
    sumOf(lines.map((line) => ({ line, amount: read<Money>('categories', line.class, line.amount) })));
  const level =
    READING_LEVELS.findLast((each) => reader.mayRead({ level: each, class: 'public', discloser })) ?? 'price';

  return {
    ...rest,
    book,
    level,
    disclosures: disclosures.map(({ price, revenue, lines, closed, ...disclosure }) => {
      const stages = new Set([...(book?.stages ?? []), ...lines.map(({ stage }) => stage)]);
      return {
        ...disclosure,
        price: sum('price', price),
        revenue: sum('price', revenue),
        lines: lines.map((line) => ({
          ...line,
          amount: read<Money>('lines', line.class, line.amount),
          basis: line.basis === null ? null : read<string>('lines', line.class, line.basis as string),
        })),
        stages: [...stages].flatMap((stage) => {
          const own = lines.filter((line) => line.stage === stage);
          return own.length === 0 ? [] : [{ stage, ...summed(own) }];
        }),
        sum: summed(lines),
        closed: closed && { ...closed, total: sum('categories', closed.total) as ReadableMoney },
      };
    }),
    challenges: challenges.map(({ question, answers, ...challenge }) => ({
      ...challenge,
      question: read<string>('lines', challenge.class, question as string),
      answers: answers.map(({ answer, ...given }) => ({
        ...given,
        answer: read<string>('lines', given.class, answer as string),
      })),
    })),
  };
}

function sumOf(lines: readonly { readonly line: CostLineEntry; readonly amount: Money | Withheld }[]): ReadableSum {
  const events: string[] = [];
  const withheld = new Map<string, Withheld & { readonly lines: number }>();
  let currency: string | undefined;
  let units = 0n;
  let synthetic = 0;
  for (const { line, amount } of lines) {
    if (isWithheld(amount)) {
      const key = `${amount.withheld} ${amount.why}`;
      withheld.set(key, { ...amount, lines: (withheld.get(key)?.lines ?? 0) + 1 });
      continue;
    }
    // The lines of a book are all in its currency: a rule of discloseCost.
    currency ??= amount.currency;
    units += minorUnits(amount);
    events.push(line.by.eventId);
    if (line.synthetic) synthetic += 1;
  }
  const rank = (each: Withheld): number => CONFIDENTIALITY_CLASSES.indexOf(each.withheld);
  return {
    lines: lines.length,
    amount: currency === undefined ? null : moneyOf(units, currency),
    events,
    synthetic,
    withheld: [...withheld.values()].toSorted((left, right) => rank(left) - rank(right)),
  };
}
