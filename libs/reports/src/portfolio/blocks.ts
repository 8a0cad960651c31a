import type { Block, Row } from '../blocks/block.ts';
import { UNKNOWN } from '../figures/amount-text.ts';
import { unknownDayText } from '../figures/unknown-day-text.ts';
import { shortId } from '../names/names.ts';
import { printableDocument } from '../text/printable.ts';
import type { Words } from '../words/words.ts';
import type { AgeingBucket, AgeingStage } from './ageing.ts';
import type { Portfolio, PortfolioCurrency } from './statement.ts';
import { FIGURES, type FigureName, type PortfolioFigure, type PortfolioSums } from './sums.ts';

/** Sums that only some funders have; omitted where all are zero. */
const SHOWN_IF_ANY: ReadonlySet<FigureName> = new Set(['called', 'repaid', 'returned', 'interest', 'guaranteed']);

/** Number of quarters shown; the JSON form has all. */
const QUARTERS = 12;

/** The portfolio as blocks. Figures per currency; money passed on has its own column and is added to nothing. */
export function portfolioBlocks(found: Portfolio, words: Words): readonly Block[] {
  const statement = printableDocument(found);
  const { portfolio: said, formats } = words;
  const { asOf, effective, funder, partnerships, currencies, synthetic } = statement;
  const known = words.terms.asKnown(asOf);
  const moment =
    asOf.position === null ? known : said.agesTo(known, asOf.day === null ? UNKNOWN : formats.date(asOf.day));
  return [
    { kind: 'title', text: said.title(funder.name) },
    { kind: 'paragraph', text: said.over(partnerships.length, moment) },
    ...(effective === null ? [] : [{ kind: 'paragraph' as const, text: words.transparency.effective(effective) }]),
    ...(synthetic ? [{ kind: 'paragraph' as const, text: said.madeUp }] : []),
    ...currencies.flatMap((each) => [
      ...moneyTable(each, { ofDays: effective !== null }, words),
      ...(effective === null ? waitingTable(each, words) : []),
      ...seriesTable(each, words),
    ]),
    ...partnershipsTable(statement, words),
  ];
}

const right = (heading: string) => ({ heading, align: 'right' as const });
const isZero = ({ amount }: PortfolioFigure): boolean => /^-?[0.]+$/.test(amount);

/** Differences between the bases: what was signed on some days and paid on others is no figure of those days. */
const BETWEEN: ReadonlySet<string> = new Set(['pledgedNotSigned', 'signedNotPaid', 'paidNotReconciled']);

function moneyTable(
  { currency, own, passedOn, inParents }: PortfolioCurrency,
  { ofDays }: { readonly ofDays: boolean },
  words: Words,
): readonly Block[] {
  const { portfolio: said, formats } = words;
  const beside = [
    { heading: said.passedOn, sums: passedOn },
    { heading: said.inParents, sums: inParents },
  ].flatMap(({ heading, sums }) => (sums === null ? [] : [{ heading, sums }]));
  const columns: readonly PortfolioSums[] = [own, ...beside.map(({ sums }) => sums)];
  const shown = FIGURES.filter((name) => !(ofDays && BETWEEN.has(name))).filter(
    (name) => !SHOWN_IF_ANY.has(name) || columns.some((sums) => !isZero(sums[name])),
  );
  const rows = shown.map((name): Row => ({
    cells: [said.sums[name], ...columns.map((sums) => formats.figureCell(sums[name]))],
  }));
  return [
    { kind: 'heading', text: said.money(currency) },
    {
      kind: 'table',
      columns: [{ heading: said.basis }, right(said.own), ...beside.map(({ heading }) => right(heading))],
      rows: [
        ...rows,
        {
          cells: [said.commitments, ...columns.map(({ commitments }) => formats.number(String(commitments)))],
          total: true,
        },
      ],
    },
  ];
}

function waitingTable({ ageing, currency }: PortfolioCurrency, words: Words): readonly Block[] {
  const { portfolio: said, formats } = words;
  const [first] = ageing;
  if (first === undefined || ageing.every(({ oldest, unknownDay }) => oldest === null && unknownDay.items === 0))
    return [
      { kind: 'heading', text: said.nothingWaits.title(currency) },
      { kind: 'paragraph', text: said.nothingWaits.text },
    ];
  const cell = ({ amount, items }: Pick<AgeingBucket, 'amount' | 'items'>): string =>
    items === 0 ? UNKNOWN : `${formats.number(amount)}\n${formats.number(String(items))}`;
  const withUnknown = ageing.some(({ unknownDay }) => unknownDay.items > 0);
  return [
    { kind: 'heading', text: said.waits(currency) },
    {
      kind: 'table',
      columns: [
        { heading: said.stage },
        ...first.buckets.map(({ from, to }) => right(said.bucket(from, to))),
        ...(withUnknown ? [right(said.unknownDay)] : []),
      ],
      rows: ageing.map((stage): Row => ({
        cells: [said.stages[stage.stage], ...[...stage.buckets, ...(withUnknown ? [stage.unknownDay] : [])].map(cell)],
        notes: oldestNote(stage, words),
      })),
    },
  ];
}

function oldestNote({ oldest, currency }: AgeingStage, { portfolio: said, formats }: Words): readonly string[] {
  if (oldest === null) return [];
  const { amount, since, days, commitment } = oldest;
  return [
    said.oldest({
      amount: formats.amount({ amount, currency }),
      since: formats.date(since),
      days,
      commitment: shortId(commitment),
    }),
  ];
}

const BASES = ['pledged', 'committed', 'disbursed', 'repaid'] as const;

function seriesTable({ series, unknownDay, currency }: PortfolioCurrency, words: Words): readonly Block[] {
  const { rule } = words.terms.unknownDay;
  const notes = [...unknownDayText(unknownDay, words), rule].map((text): Block => ({ kind: 'paragraph', text }));
  if (series.length === 0) return unknownDay.length === 0 ? [] : notes;
  const { portfolio: said, formats } = words;
  const shown = series.slice(-QUARTERS);
  const earlier = series.length - shown.length;
  return [
    { kind: 'heading', text: said.overTime(currency) },
    {
      kind: 'table',
      columns: [{ heading: said.endOf }, ...BASES.map((basis) => right(said.series[basis]))],
      rows: shown.map(({ quarter, ...sums }): Row => {
        const [year = '', number = ''] = quarter.split('-Q');
        return { cells: [said.quarter(year, number), ...BASES.map((basis) => formats.number(sums[basis]))] };
      }),
    },
    ...(earlier === 0 ? [] : [{ kind: 'paragraph' as const, text: said.earlierQuarters(earlier) }]),
    ...notes,
  ];
}

function partnershipsTable({ partnerships }: Portfolio, words: Words): readonly Block[] {
  const { portfolio: said, formats, terms } = words;
  const rows = partnerships.flatMap(({ id, name, phase, isParent, currencies }) =>
    currencies.map(({ own: inOwn, passedOn, inParents }): Row => ({
      cells: [
        `${name ?? UNKNOWN}\n${id}`,
        terms.phases[phase],
        ...(['pledged', 'committed', 'disbursed'] as const).map((basis) => formats.amount((inParents ?? inOwn)[basis])),
      ],
      notes: [
        ...(passedOn === null ? [] : [said.passedOnHere(formats.amount(passedOn.committed))]),
        ...(isParent ? [said.parentHere] : []),
      ],
    })),
  );
  return [
    { kind: 'heading', text: said.byPartnership },
    {
      kind: 'table',
      columns: [
        { heading: said.partnership, flexible: true },
        { heading: said.phase },
        right(said.series.pledged),
        right(said.series.committed),
        right(said.series.disbursed),
      ],
      rows,
    },
  ];
}
