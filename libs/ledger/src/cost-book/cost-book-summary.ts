import type { FieldReader } from '../access/field-reader.ts';
import { READING_LEVELS } from '../access/reading.ts';
import type { SealedView, Source } from '../view.ts';
import { BookReading, type ReadableMoney, type ReadableSum } from './book-reading.ts';
import type { ChallengeEntry, CostRegister, DisclosureEntry } from './cost-register.entries.ts';
import { costRegister } from './cost-register.view.ts';

/** A closed disclosure without its lines. */
export interface DisclosureSummary extends Pick<DisclosureEntry, 'disclosure' | 'period' | 'volume' | 'openedBy'> {
  readonly price: ReadableMoney | null;
  readonly revenue: ReadableMoney | null;
  readonly sum: ReadableSum;
  /** Whether any amount of it that this reader sees is synthetic. */
  readonly synthetic: boolean;
}

/**
 * What a statement computes over every cost book, whether it shows the book or not. Lines are added up and not listed,
 * and no text is opened.
 */
export interface CostBookSummary extends Pick<CostRegister, 'id' | 'book'> {
  /** Opened at the first call. */
  readonly closed: () => readonly DisclosureSummary[];
  readonly stillOpen: readonly Pick<DisclosureEntry, 'disclosure' | 'openedBy'>[];
  readonly openChallenges: readonly Pick<ChallengeEntry, 'challenge' | 'by'>[];
  /** Every event that the register names, each once. */
  readonly sources: () => readonly Source[];
}

function costBookSummary(reader: FieldReader, register: CostRegister): CostBookSummary {
  const { id, book, disclosures, challenges } = register;
  let closed: readonly DisclosureSummary[] | undefined;
  return {
    id,
    book,
    closed: () => (closed ??= closedOnes(new BookReading(reader, book?.discloser), disclosures)),
    stillOpen: disclosures.flatMap((each) =>
      each.closed === null ? [{ disclosure: each.disclosure, openedBy: each.openedBy }] : [],
    ),
    openChallenges: challenges.flatMap(({ challenge, by, answers }) =>
      answers.length === 0 ? [{ challenge, by }] : [],
    ),
    sources: () => sourcesOf(register),
  };
}

function closedOnes(reading: BookReading, disclosures: readonly DisclosureEntry[]): readonly DisclosureSummary[] {
  const showsLines = READING_LEVELS.indexOf(reading.level) >= READING_LEVELS.indexOf('lines');
  return disclosures.flatMap(({ disclosure, period, volume, openedBy, lines, closed, ...entry }) => {
    if (closed === null) return [];
    const sum = reading.sum(lines);
    return [
      {
        disclosure,
        period,
        volume,
        openedBy,
        price: reading.money('price', entry.price),
        revenue: reading.money('price', entry.revenue),
        sum,
        synthetic: entry.synthetic || sum.synthetic > 0 || (showsLines && lines.some((line) => line.synthetic)),
      },
    ];
  });
}

function sourcesOf({ book, disclosures, challenges }: CostRegister): readonly Source[] {
  const sources = new Set<Source>();
  if (book !== null) sources.add(book.by);
  for (const { openedBy, lines, closed } of disclosures) {
    sources.add(openedBy);
    for (const { by } of lines) sources.add(by);
    if (closed !== null) sources.add(closed.by);
  }
  for (const { by, answers } of challenges) {
    sources.add(by);
    for (const answer of answers) sources.add(answer.by);
  }
  return [...sources];
}

/** The same states as `costRegister`, in short. */
export const costSummary: SealedView<CostRegister, CostBookSummary> = { ...costRegister, readable: costBookSummary };
