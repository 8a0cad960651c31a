import type { ClassedMoney, CostRegister, DisclosureEntry, Money, ReadingLevel, Source } from '@pacta/ledger';
import { figureOf, type Figure } from '../figures/figure.ts';
import type { Names } from '../names/names.ts';
import { challengeStatements, type ChallengeStatement } from './challenges.ts';
import type { Party } from './commitments.ts';
import {
  lineStatement,
  readLines,
  termsOfLines,
  withheldCounts,
  type LineStatement,
  type ReadingContext,
  type ReadLine,
  type WithheldCount,
} from './cost-lines.ts';
import { datesOf, type Dates } from './head.ts';
import { isWithheld, readField, type Reader, type Withheld } from './reader.ts';
import { zeroProfit, type ZeroProfit } from './zero-profit.ts';

/** Costs as far as they are read. `total` is there only where nothing of it is withheld: a total less the lines read bares the rest. */
export interface CostSum {
  /** Over the lines that this reader may read; null where that is none. */
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
  /** Null where price or costs are not read whole, or no volume was disclosed. */
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
  /** Opened, not closed: they do not count yet. */
  readonly stillOpen: readonly (Dates & { readonly disclosure: string; readonly events: readonly string[] })[];
  readonly challenges: readonly ChallengeStatement[];
  readonly events: readonly string[];
}

function costSum(lines: readonly ReadLine[], currency: string): CostSum {
  const withheld = withheldCounts(lines);
  const terms = termsOfLines(lines);
  const readable = figureOf(currency, terms);
  return {
    readableSubtotal: terms.length === 0 ? null : readable,
    total: withheld.length === 0 ? readable : null,
    withheld,
  };
}

function stages(
  register: CostRegister,
  lines: readonly ReadLine[],
  context: ReadingContext,
): readonly StageStatement[] {
  const level = context.reader.levelFor(context);
  const named = new Set([...(register.book?.stages ?? []), ...lines.map(({ entry }) => entry.stage)]);
  if (level === 'price') return [];
  return [...named].flatMap((stage) => {
    const own = lines.filter(({ entry }) => entry.stage === stage);
    if (own.length === 0) return [];
    const shown = level === 'categories' ? [] : own.map((line) => lineStatement(line, context));
    return [{ stage, ...costSum(own, context.currency), lines: shown }];
  });
}

function disclosureStatement(
  register: CostRegister,
  entry: DisclosureEntry,
  closed: Source,
  context: ReadingContext,
  tolerancePercent: string | null,
): DisclosureStatement {
  const lines = readLines(entry.lines, context);
  const sum = costSum(lines, context.currency);
  const { openedBy } = entry;
  const read = (field: ClassedMoney | null): { readonly value: Money } | Withheld | null =>
    field && readField(context.reader, context.discloser, { class: field.class, value: field.amount });
  const [price, revenue] = [read(entry.price), read(entry.revenue)];
  const figure = (reading: { readonly value: Money } | Withheld | null): Figure | Withheld | null =>
    reading === null || isWithheld(reading)
      ? reading
      : figureOf(reading.value.currency, [
          { amount: reading.value, eventId: openedBy.eventId, synthetic: context.synthetic },
        ]);
  const value = (reading: typeof price): Money | null =>
    reading === null || isWithheld(reading) ? null : reading.value;
  const whole = { disclosure: entry, costs: termsOfLines(lines), price: value(price), revenue: value(revenue) };
  return {
    disclosure: entry.disclosure,
    period: entry.period,
    volume: entry.volume,
    unit: entry.unit,
    price: figure(price),
    revenue: figure(revenue),
    ...sum,
    lineCount: lines.length,
    stages: stages(register, lines, context),
    // A cost per unit times the volume is the total: it is shown only where the total is.
    zeroProfit:
      sum.total === null
        ? null
        : zeroProfit({ ...whole, tolerancePercent, synthetic: context.synthetic }, context.currency),
    synthetic: context.synthetic,
    opened: datesOf(openedBy),
    closed: datesOf(closed),
    events: [...new Set([openedBy, ...entry.lines.map((line) => line.by), closed].map((source) => source.eventId))],
  };
}

/** One cost book as this reader may see it. Nothing for a stream without its template. */
export function costBookStatement(
  register: CostRegister,
  reader: Reader,
  names: Names,
  allSynthetic: boolean,
): readonly CostBookStatement[] {
  const { book, disclosures } = register;
  if (book === null) return [];
  const { discloser, currency, tolerancePercent } = book;
  return [
    {
      id: register.id,
      product: book.product,
      discloser: { id: discloser, name: names.organisation(discloser) },
      currency,
      level: reader.levelFor({ discloser }),
      ...datesOf(book.by),
      disclosures: disclosures.flatMap((entry) => {
        if (entry.closed === null) return [];
        const context = { reader, discloser, currency, synthetic: allSynthetic || entry.synthetic };
        return [disclosureStatement(register, entry, entry.closed.by, context, tolerancePercent)];
      }),
      stillOpen: disclosures.flatMap(({ disclosure, closed, openedBy }) =>
        closed === null ? [{ disclosure, ...datesOf(openedBy), events: [openedBy.eventId] }] : [],
      ),
      challenges: challengeStatements(register, reader, names),
      events: [book.by.eventId],
    },
  ];
}
