import { amountText, grouped, UNKNOWN } from '../figures/amount-text.ts';
import { shortId } from '../names/names.ts';
import { printableDocument } from '../text/printable.ts';
import { plain, type Style } from '../text/style.ts';
import { table, type Page, type Row } from '../text/table.ts';
import { joined, momentText, paragraph, section, syntheticMark } from '../transparency/text/report-page.ts';
import type { AgeingBucket, AgeingStage, Stage } from './ageing.ts';
import type { FigureName, PortfolioSums, PortfolioFigure } from './sums.ts';
import type { Portfolio, PortfolioCurrency } from './statement.ts';

const ROWS: readonly (readonly [FigureName, string, 'always' | 'if-any'])[] = [
  ['pledged', 'pledged', 'always'],
  ['committed', 'committed (signed)', 'always'],
  ['disbursed', 'disbursed', 'always'],
  ['called', 'paid on guarantees', 'if-any'],
  ['received', 'received', 'always'],
  ['reconciled', 'reconciled on both sides', 'always'],
  ['repaid', 'repaid', 'if-any'],
  ['interest', 'interest received', 'if-any'],
  ['pledgedNotSigned', 'pledged, not signed', 'always'],
  ['signedNotPaid', 'signed, not paid', 'always'],
  ['paidNotReconciled', 'paid, not reconciled', 'always'],
  ['guaranteed', 'guarantees not called', 'if-any'],
];

const STAGE_NAMES: Record<Stage, string> = {
  'pledged-not-signed': 'pledged, not signed',
  'signed-not-paid': 'signed, not paid',
  'paid-not-reconciled': 'paid, not reconciled',
};

/** So many quarters are shown; the JSON form has all. */
const QUARTERS = 12;

const isZero = ({ amount }: PortfolioFigure): boolean => /^-?[0.]+$/.test(amount);
const right = (heading: string) => ({ heading, align: 'right' as const });

function totals({ own, passedOn }: PortfolioCurrency, page: Page): readonly string[] {
  const cell = (figure: PortfolioFigure): string =>
    [grouped(figure.amount), syntheticMark(figure)].filter(Boolean).join('\n');
  const blocks: readonly PortfolioSums[] = passedOn === null ? [own] : [own, passedOn];
  const rows = ROWS.filter(([name, , when]) => when === 'always' || blocks.some((block) => !isZero(block[name])));
  return table(
    [
      { heading: 'Basis' },
      right('Own money'),
      ...(passedOn === null ? [] : [right('Passed on, counted at its origin')]),
    ],
    [
      ...rows.map(([name, label]): Row => ({ cells: [label, ...blocks.map((block) => cell(block[name]))] })),
      { cells: ['commitments', ...blocks.map(({ commitments }) => String(commitments))], total: true },
    ],
    page,
  );
}

const bucketName = ({ from, to }: AgeingBucket): string => (to === null ? `${from} days on` : `${from}–${to} days`);

function waits({ ageing, currency }: PortfolioCurrency, page: Page): readonly string[] {
  const [first] = ageing;
  if (first === undefined || ageing.every(({ oldest }) => oldest === null))
    return section(`What waits, in ${currency}`, paragraph('Nothing waits.', page), page);
  const cell = ({ amount, items }: AgeingBucket): string => (items === 0 ? UNKNOWN : `${grouped(amount)}\n${items}`);
  const rows = ageing.map((stage): Row => ({
    cells: [STAGE_NAMES[stage.stage], ...stage.buckets.map(cell)],
    notes: oldestNote(stage),
  }));
  return section(
    `What waits, in ${currency}, and since when`,
    table([{ heading: '' }, ...first.buckets.map((bucket) => right(bucketName(bucket)))], rows, page),
    page,
  );
}

function oldestNote({ oldest, currency }: AgeingStage): readonly string[] {
  if (oldest === null) return [];
  const { amount, since, days, commitment } = oldest;
  return [
    `Oldest: ${amountText({ amount, currency })} since ${since}, ${days} days, commitment ${shortId(commitment)}`,
  ];
}

function quarters({ series, currency }: PortfolioCurrency, page: Page): readonly string[] {
  if (series.length === 0) return [];
  const shown = series.slice(-QUARTERS);
  const rows = shown.map(({ quarter, ...sums }): Row => ({
    cells: [quarter, ...[sums.pledged, sums.committed, sums.disbursed, sums.repaid].map(grouped)],
  }));
  const columns = [{ heading: 'End of' }, ...['Pledged', 'Signed', 'Disbursed', 'Repaid'].map(right)];
  const earlier = series.length - shown.length;
  return section(
    `Own money over time, in ${currency}`,
    [
      ...table(columns, rows, page),
      ...(earlier === 0 ? [] : paragraph(`${earlier} earlier quarters: see the JSON form.`, page)),
    ],
    page,
  );
}

function partnerships({ partnerships: all }: Portfolio, page: Page): readonly string[] {
  const rows = all.flatMap(({ id, name, phase, currencies }) =>
    currencies.map(({ currency, own, passedOn }): Row => {
      const sum = (which: FigureName): string => `${grouped(own[which].amount)} ${currency}`;
      return {
        cells: [`${name ?? UNKNOWN}\n${id}`, phase, sum('pledged'), sum('committed'), sum('disbursed')],
        notes: passedOn === null ? [] : [`Passed on: ${amountText(passedOn.committed)}, counted at its origin`],
      };
    }),
  );
  const columns = [
    { heading: 'Partnership', flexible: true },
    { heading: 'Phase' },
    right('Pledged'),
    right('Signed'),
    right('Disbursed'),
  ];
  return section('By partnership', table(columns, rows, page), page);
}

/** The portfolio as text. Figures per currency; what is passed on stands beside and is added nowhere. */
export function renderPortfolio(
  found: Portfolio,
  { width = 100, style = plain }: { readonly width?: number; readonly style?: Style } = {},
): string {
  const page: Page = { width, style };
  const safe = printableDocument(found);
  const { asOf, funder } = safe;
  const moment =
    asOf.position === null || asOf.recordedAt === null
      ? 'nothing is recorded yet'
      : `as known after event ${asOf.position}, recorded ${momentText(asOf.recordedAt)}; ages to ${asOf.day ?? UNKNOWN}`;
  return [
    style('title', joined('Portfolio of', funder.name)),
    ...paragraph(
      `Over ${safe.partnerships.length === 1 ? 'one partnership' : `${safe.partnerships.length} partnerships`}, ${moment}`,
      page,
      0,
    ),
    ...(safe.synthetic
      ? paragraph("Some of what follows is made up for an example; sums with it are marked 'synthetic'.", page, 0)
      : []),
    ...safe.currencies.flatMap((each) => [
      ...section(`Money in all, in ${each.currency}`, totals(each, page), page),
      ...waits(each, page),
      ...quarters(each, page),
    ]),
    ...partnerships(safe, page),
    '',
  ].join('\n');
}
