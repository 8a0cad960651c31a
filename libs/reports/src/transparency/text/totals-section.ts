import { FLOW_BASES, type FlowBasis } from '@pacta/ledger';
import { amountText, grouped, UNKNOWN } from '../../figures/amount-text.ts';
import type { Figure } from '../../figures/figure.ts';
import { table, type Row } from '../../text/table.ts';
import type { CurrencyTotals, TotalsByOrigin } from '../totals.ts';
import { cited, joined, paragraph, section, syntheticMark, type ReportPage } from './report-page.ts';

export const isNothing = (figure: Figure): boolean => figure.events.length === 0;

/** A row of the totals: what it is called, its figure, and whether it stands without money. */
type Line = readonly [name: string, figure: Figure, always: boolean];

const BASES: Readonly<Record<FlowBasis, string>> = {
  pledged: 'pledged',
  committed: 'committed (signed)',
  disbursed: 'disbursed',
  received: 'received',
};

const linesOf = (each: CurrencyTotals): readonly Line[] => [
  ['reconciled on both sides', each.reconciled, false],
  ['paid on guarantees', each.called, false],
  ['repaid', each.repaid, false],
  ['interest paid', each.interest, false],
  // Of a report that says nothing of commitments, it would read as if too much had been paid.
  ['committed, not yet disbursed', each.outstanding, each.byOrigin === undefined],
  ['of committed: guarantees', each.guaranteed, false],
  ['passed on, counted above', each.passedOn, false],
];

const BELOW_RULE = 'committed, not yet disbursed';

const isShown = ([name, figure, always]: Line, { committed }: CurrencyTotals): boolean =>
  always || (!isNothing(figure) && !(name === BELOW_RULE && isNothing(committed)));

function oneOrigin(each: CurrencyTotals, page: ReportPage): readonly string[] {
  const lines: readonly Line[] = [
    ...FLOW_BASES.map((basis): Line => [each.byOrigin === undefined ? BASES[basis] : basis, each[basis], true]),
    ...linesOf(each),
  ];
  const rows = lines
    .filter((line) => isShown(line, each))
    .map(([name, figure]): Row => ({
      cells: [
        name,
        `${grouped(figure.amount)} ${figure.currency}`,
        syntheticMark(figure),
        page.citations.cite(figure.events),
      ],
      total: name === BELOW_RULE,
    }));
  const columns = [
    { heading: 'Basis' },
    { heading: 'Amount', align: 'right' as const },
    { heading: '' },
    { heading: 'Events', flexible: true },
  ];
  return table(columns, rows, page);
}

const cell = (figure: Figure | null, page: ReportPage): string =>
  figure === null || isNothing(figure)
    ? UNKNOWN
    : [amountText(figure), syntheticMark(figure), page.citations.cite(figure.events)]
        .filter((part) => part !== '')
        .join('\n');

/** First hand and reported side by side, so that one sees at once which is which. */
function bothOrigins(
  each: CurrencyTotals,
  { firstHand, reported }: TotalsByOrigin,
  page: ReportPage,
): readonly string[] {
  const rows = [
    ...FLOW_BASES.map((basis): Row => ({
      cells: [basis, cell(firstHand[basis], page), cell(reported[basis], page), cell(each[basis], page)],
    })),
    ...linesOf(each)
      .filter((line) => isShown(line, each))
      .map(([name, figure]): Row => ({
        cells: [name, '', '', cell(figure, page)],
        total: name === BELOW_RULE,
      })),
  ];
  const columns = [
    { heading: 'Basis', flexible: true },
    { heading: 'First hand', align: 'right' as const },
    { heading: 'Reported', align: 'right' as const },
    { heading: 'In all', align: 'right' as const },
  ];
  return table(columns, rows, page);
}

function leftOut(each: CurrencyTotals, page: ReportPage): readonly string[] {
  const elsewhere = each.byOrigin?.countedElsewhere;
  if (elsewhere === undefined) return [];
  const some = FLOW_BASES.filter((basis) => !isNothing(elsewhere[basis])).map(
    (basis) => `${basis} ${cited(elsewhere[basis], page)}`,
  );
  if (some.length === 0) return [];
  return paragraph(joined('Reported, and left out because a match counts it as another flow:', some.join(', ')), page);
}

function ofCurrency(each: CurrencyTotals, page: ReportPage): readonly string[] {
  const { byOrigin } = each;
  const mixed = byOrigin !== undefined && FLOW_BASES.some((basis) => !isNothing(byOrigin.firstHand[basis]));
  return [...(mixed ? bothOrigins(each, byOrigin, page) : oneOrigin(each, page)), ...leftOut(each, page)];
}

/** Totals per currency and basis; never one number over several currencies. */
export function totalsSection(
  totals: readonly CurrencyTotals[],
  onlyReported: boolean,
  page: ReportPage,
): readonly string[] {
  const title = onlyReported ? 'Money in all, as reported' : 'Money in all';
  if (totals.length === 0) return section(title, paragraph('No money has been promised or moved yet.', page), page);
  return section(
    title,
    totals.flatMap((each, at) => [...(at === 0 ? [] : ['']), ...ofCurrency(each, page)]),
    page,
  );
}
