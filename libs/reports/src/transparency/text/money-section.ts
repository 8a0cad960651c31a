import { amountText, UNKNOWN } from '../../figures/amount-text.ts';
import type { Figure } from '../../figures/figure.ts';
import { table, type Row } from '../../text/table.ts';
import type { CommitmentStatement, ConditionStatement } from '../commitments.ts';
import type { Movement } from '../movements.ts';
import { cited, counted, datesText, figureCell, joined, paragraph, section, type ReportPage } from './report-page.ts';
import { isNothing } from './totals-section.ts';

function conditionNote(condition: ConditionStatement, page: ReportPage): string {
  const above = condition.above === null ? '' : `above ${amountText(condition.above)},`;
  const grounds = condition.grounds === null ? '' : `(${condition.grounds})`;
  const state = condition.state === 'open' ? 'not met yet' : condition.state;
  return joined(
    `Condition, ${above} ${state}: ${condition.text}`,
    grounds,
    page.citations.cite(condition.events.slice(1)),
  );
}

const TAKEN_BACK: Record<CommitmentStatement['takenBack'][number]['what'], string> = {
  disbursed: 'a disbursement',
  called: 'a payment on the guarantee',
  received: 'a receipt',
  repaid: 'a repayment',
  'condition-met': 'a condition recorded as met',
  reconciled: 'a reconciliation',
};

/** What went back, what was called, and what was recorded in error. */
function lifeNotes(each: CommitmentStatement, page: ReportPage): readonly string[] {
  const figure = (what: string, sum: Figure): readonly string[] =>
    isNothing(sum) ? [] : [`${what}: ${cited(sum, page)}`];
  return [
    ...figure('Paid on the guarantee', each.called),
    ...figure('Repaid', each.repaid),
    ...figure('Interest paid', each.interest),
    ...figure('Reconciled on both sides', each.reconciled),
    ...each.takenBack.map((entry) =>
      joined(
        `Taken back: ${TAKEN_BACK[entry.what]}`,
        entry.amount === null ? '' : `of ${amountText(entry.amount)}${entry.synthetic ? ' synthetic' : ''}`,
        `(${entry.reason})`,
        page.citations.cite(entry.events),
      ),
    ),
  ];
}

function notes(each: CommitmentStatement, page: ReportPage): readonly string[] {
  return [
    ...each.amendments.map(
      (amendment) => `Amended by ${cited(amendment.delta, page)}: ${amendment.reason} (${datesText(amendment)})`,
    ),
    ...each.conditions.map((condition) => conditionNote(condition, page)),
    ...each.discrepancies.map((entry) => {
      const madeUp = entry.synthetic ? ' synthetic' : '';
      const difference = entry.difference === null ? '' : `difference ${amountText(entry.difference)}${madeUp}`;
      const what = `${entry.state === 'open' ? 'Open discrepancy' : `Discrepancy, ${entry.explanation === null ? 'answered' : 'explained'}`}:`;
      return joined(
        what,
        `${entry.kind.replaceAll('-', ' ')}${difference === '' ? '' : ','}`,
        difference,
        entry.note === null ? '' : `'${entry.note}'`,
        entry.explanation === null ? '' : `(${entry.explanation})`,
        page.citations.cite(entry.events),
      );
    }),
    ...lifeNotes(each, page),
    ...(each.cancellation === null
      ? []
      : [
          `Cancelled: ${each.cancellation.reason} (${datesText(each.cancellation)}) ${page.citations.cite(each.cancellation.events)}`,
        ]),
  ];
}

const commitmentRow = (each: CommitmentStatement, page: ReportPage): Row => ({
  cells: [
    `${each.provider.name} → ${each.receiver.name}\n${each.instrument}, ${each.state}${each.source === null ? '' : ', passed on'}`,
    ...[each.pledged, each.committed, each.disbursed, each.received].map((figure) => figureCell(figure, page)),
  ],
  notes: notes(each, page),
});

/** Who promised what to whom, and what became of it: a table per currency. `origin` ends the title where others reported too. */
export function commitmentsSection(
  commitments: readonly CommitmentStatement[],
  origin: string,
  page: ReportPage,
): readonly string[] {
  if (commitments.length === 0)
    return section(`Commitments${origin}`, paragraph('Nobody has promised anything yet.', page), page);
  const currencies = [...new Set(commitments.map((each) => each.pledged.currency))].toSorted();
  return currencies.flatMap((currency) => {
    const own = commitments.filter((each) => each.pledged.currency === currency);
    const columns = [
      { heading: 'From → to', flexible: true },
      ...['Pledged', 'Signed', 'Disbursed', 'Received'].map((heading) => ({ heading, align: 'right' as const })),
    ];
    const rows = own.slice(0, page.rows).map((each) => commitmentRow(each, page));
    return section(
      `Commitments in ${currency}${origin}`,
      [...table(columns, rows, page), ...rest(own.length, page)],
      page,
    );
  });
}

const rest = (count: number, page: ReportPage): readonly string[] =>
  count <= page.rows ? [] : paragraph(`… and ${counted(count - page.rows, 'more row')}: see the JSON form.`, page);

function inWords({ kind, from, to }: Movement): string {
  switch (kind) {
    case 'disbursed':
      return `${from.name} paid ${to.name}`;
    case 'called':
      return `${from.name} paid ${to.name} on a guarantee`;
    case 'received':
      return `${to.name} received from ${from.name}`;
    case 'repaid':
      return `${from.name} repaid ${to.name}`;
    case 'interest':
      return `${from.name} paid interest to ${to.name}`;
  }
}

/** Every payment and receipt by value date. */
export function movementsSection(movements: readonly Movement[], origin: string, page: ReportPage): readonly string[] {
  if (movements.length === 0) return section(`Movements${origin}`, paragraph('No money has moved yet.', page), page);
  const columns = [
    { heading: 'Value date' },
    { heading: 'Recorded' },
    { heading: 'Movement', flexible: true },
    { heading: 'Reference', flexible: true },
    { heading: 'Amount', align: 'right' as const },
    { heading: 'Event' },
  ];
  const rows = movements.slice(0, page.rows).map((each): Row => ({
    cells: [
      each.valueDate,
      each.recordedAt.slice(0, 10),
      inWords(each),
      each.reference ?? UNKNOWN,
      joined(amountText(each.sum)) + (each.synthetic ? '\nsynthetic' : ''),
      page.citations.cite(each.sum.events),
    ],
  }));
  return section(`Movements${origin}`, [...table(columns, rows, page), ...rest(movements.length, page)], page);
}
