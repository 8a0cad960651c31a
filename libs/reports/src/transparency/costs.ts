import {
  isWithheld,
  minorUnits,
  type CostBookSummary,
  type DisclosureSummary,
  type Readable,
  type ReadableCostBook,
  type ReadableDisclosure,
  type ReadableMoney,
  type ReadableSum,
  type ReadingLevel,
  type Redacted,
  type Source,
  type Withheld,
} from '@pacta/ledger';
import { figureOfAll, figureOfOne, type Figure, type Subtotal } from '../figures/figure.ts';
import type { Names } from '../names/names.ts';
import { once } from '../paging/once.ts';
import { challengeStatements, type ChallengeStatement } from './challenges.ts';
import type { Party } from './commitments.ts';
import { lineStatement, type LineStatement, type WithheldCount } from './cost-lines.ts';
import { datesOf, type Dates } from './head.ts';
import type { WithinDays } from './within-days.ts';
import { zeroProfit, type BookTerms, type ZeroProfit } from './zero-profit.ts';

/**
 * Costs as far as this reader may read them. `total` is given only where nothing is withheld: a total minus the
 * readable lines would disclose the rest.
 */
export interface CostSum {
  /** Over the lines that this reader may read; null where there are none. */
  readonly readableSubtotal: Figure | null;
  readonly total: Figure | null;
  readonly withheld: readonly WithheldCount[];
}

export interface StageStatement extends CostSum {
  readonly stage: string;
  /** Empty where the reader reads categories only. */
  readonly lines: readonly LineStatement[];
}

export interface DisclosureStatement extends CostSum {
  readonly disclosure: string;
  readonly period: string;
  readonly volume: string | null;
  readonly unit: string | null;
  /** Per unit. */
  readonly price: Figure | Withheld | null;
  readonly revenue: Figure | Withheld | null;
  readonly lineCount: number;
  readonly stages: readonly StageStatement[];
  /** Null where price or costs are not fully readable, or no volume was disclosed. */
  readonly zeroProfit: ZeroProfit | null;
  readonly synthetic: boolean;
  readonly opened: Dates;
  readonly closed: Dates;
  readonly events: readonly string[];
}

export interface CostBookStatement extends Dates {
  readonly id: string;
  readonly product: string;
  readonly discloser: Party;
  readonly currency: string;
  readonly level: ReadingLevel;
  readonly disclosures: readonly DisclosureStatement[];
  /** Opened and not yet closed: they do not count yet. */
  readonly stillOpen: readonly (Dates & { readonly disclosure: string; readonly events: readonly string[] })[];
  readonly challenges: readonly ChallengeStatement[];
  readonly events: readonly string[];
}

/** What the statements of one book share. */
interface BookContext extends BookTerms {
  readonly level: ReadingLevel;
  /** The whole disclosure, or the whole partnership, is synthetic. */
  readonly synthetic: boolean;
}

/** The readable lines; null where there are none. */
const subtotalOf = ({ amount, events, synthetic }: ReadableSum, allSynthetic: boolean): Subtotal | null =>
  amount && {
    currency: amount.currency,
    units: minorUnits(amount),
    events,
    madeUp: allSynthetic ? events.length : synthetic,
  };

function costSum(sum: ReadableSum, { currency, synthetic }: BookContext): CostSum {
  const subtotal = subtotalOf(sum, synthetic);
  const readable = figureOfAll(currency, subtotal === null ? [] : [subtotal]);
  return {
    readableSubtotal: subtotal === null ? null : readable,
    total: sum.withheld.length === 0 ? readable : null,
    withheld: sum.withheld,
  };
}

function stagesOf({ stages, lines }: ReadableDisclosure, context: BookContext): readonly StageStatement[] {
  const { level, synthetic } = context;
  if (level === 'price') return [];
  const byStage = Map.groupBy(level === 'categories' ? [] : lines, ({ stage }) => stage);
  return stages.map((sum) => ({
    stage: sum.stage,
    ...costSum(sum, context),
    lines: (byStage.get(sum.stage) ?? []).map((line) => lineStatement(line, synthetic)),
  }));
}

function disclosureStatement(entry: ReadableDisclosure, closed: Source, context: BookContext): DisclosureStatement {
  const { synthetic } = context;
  const { openedBy } = entry;
  const figure = (money: ReadableMoney | null): Figure | Withheld | null => {
    if (money === null) return null;
    const { amount } = money;
    return isWithheld(amount) ? amount : figureOfOne({ amount, eventId: openedBy.eventId, synthetic });
  };
  return {
    disclosure: entry.disclosure,
    period: entry.period,
    volume: entry.volume,
    unit: entry.unit,
    price: figure(entry.price),
    revenue: figure(entry.revenue),
    ...costSum(entry.sum, context),
    lineCount: entry.lines.length,
    stages: stagesOf(entry, context),
    zeroProfit: zeroProfit(entry, subtotalOf(entry.sum, synthetic), context, synthetic),
    synthetic,
    opened: datesOf(openedBy),
    closed: datesOf(closed),
    events: [...new Set([openedBy, ...entry.lines.map((line) => line.by), closed].map((source) => source.eventId))],
  };
}

/** A cost book that was agreed: a stream without its template states nothing. */
export type Agreed<Book extends Pick<ReadableCostBook, 'book'>> = Book & {
  readonly book: NonNullable<ReadableCostBook['book']>;
};

export const isAgreed = <Book extends Pick<ReadableCostBook, 'book'>>(costBook: Book): costBook is Agreed<Book> =>
  costBook.book !== null;

/** One cost book as its reader may see it. */
export function costBookStatement(
  costBook: Agreed<Readable<ReadableCostBook>>,
  names: Names,
  allSynthetic: boolean,
): CostBookStatement {
  const { id, book, disclosures, level } = costBook;
  const { discloser, currency, tolerancePercent } = book;
  return {
    id,
    product: book.product,
    discloser: { id: discloser, name: names.organisation(discloser) },
    currency,
    level,
    ...datesOf(book.by),
    disclosures: disclosures.flatMap((entry) => {
      if (entry.closed === null) return [];
      const context = { currency, level, synthetic: allSynthetic || entry.synthetic, tolerancePercent };
      return [disclosureStatement(entry, entry.closed.by, context)];
    }),
    stillOpen: disclosures.flatMap(({ disclosure, closed, openedBy }) =>
      closed === null ? [{ disclosure, ...datesOf(openedBy), events: [openedBy.eventId] }] : [],
    ),
    challenges: challengeStatements(costBook, names),
    events: [book.by.eventId],
  };
}

/** A cost book for one reader: in short, and its statement where it is shown. */
export interface BookAtHand {
  readonly summary: Agreed<Readable<CostBookSummary>>;
  /** Those of the days that are shown. */
  readonly closed: () => readonly DisclosureSummary[];
  readonly statement: () => CostBookStatement;
}

export const booksAtHand = (
  books: readonly Redacted<CostBookSummary, ReadableCostBook>[],
  within: WithinDays,
  names: Names,
  allSynthetic: boolean,
): readonly BookAtHand[] =>
  books.flatMap(({ summary, whole }) =>
    isAgreed(summary)
      ? [
          {
            summary,
            closed: () => within.entries(summary.closed()),
            statement: once(() =>
              costBookStatement({ ...within.entries(whole()), book: summary.book }, names, allSynthetic),
            ),
          },
        ]
      : [],
  );
