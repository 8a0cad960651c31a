import type { Block, Row } from '../../blocks/block.ts';
import type { Figure } from '../../figures/figure.ts';
import type { CommitmentStatement } from '../commitments.ts';
import { cited, figureCell, isNothing, joined, type StatementPage } from './page.ts';

/** The commitments and their figures: a table per currency. `origin` ends the title where others reported too. */
export function commitmentsBlocks(
  commitments: readonly CommitmentStatement[],
  origin: string,
  page: StatementPage,
): readonly Block[] {
  const { terms, transparency } = page.words;
  const texts = transparency.commitments;
  if (commitments.length === 0)
    return [
      { kind: 'heading', text: texts.titleOfNone(origin) },
      { kind: 'paragraph', text: texts.nothing },
    ];
  const byCurrency = Map.groupBy(commitments, ({ pledged }) => pledged.currency);
  const inOrder = [...byCurrency].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return inOrder.flatMap(([currency, own]): readonly Block[] => [
    { kind: 'heading', text: texts.title(currency, origin) },
    {
      kind: 'table',
      columns: [
        { heading: texts.sides, flexible: true },
        ...[texts.pledged, texts.signed, texts.disbursed, texts.received].map((heading) => ({
          heading,
          align: 'right' as const,
        })),
      ],
      rows: own.slice(0, page.rows).map((each) => commitmentRow(each, page)),
    },
    ...(own.length > page.rows ? [{ kind: 'paragraph' as const, text: terms.moreRows(own.length - page.rows) }] : []),
  ]);
}

function commitmentRow(each: CommitmentStatement, page: StatementPage): Row {
  const { terms, transparency } = page.words;
  const texts = transparency.commitments;
  const kind = [
    terms.instruments[each.instrument],
    texts.states[each.state],
    ...(each.source === null ? [] : [texts.passedOn]),
  ].join(', ');
  return {
    cells: [
      `${each.provider.name} → ${each.receiver.name}\n${kind}`,
      ...[each.pledged, each.committed, each.disbursed, each.received].map((figure) => figureCell(figure, page)),
    ],
    notes: [...agreedNotes(each, page), ...lifeNotes(each, page)],
  };
}

/** Amendments, conditions and discrepancies. */
function agreedNotes({ amendments, conditions, discrepancies }: CommitmentStatement, page: StatementPage) {
  const { words, cite } = page;
  const { formats, terms } = words;
  const texts = words.transparency.commitments;
  return [
    ...amendments.map((each) => texts.amended(cited(each.delta, page), each.reason, terms.dates(each))),
    ...conditions.map(({ above, state, text, grounds, events }) =>
      joined(
        texts.condition(above === null ? null : formats.amount(above), state, text, grounds),
        cite(events.slice(1)),
      ),
    ),
    ...discrepancies.map(({ kind, state, difference, synthetic, note, explanation, events }) =>
      joined(
        texts.discrepancy({
          state: state === 'open' ? 'open' : explanation === null ? 'answered' : 'explained',
          kind: terms.discrepancy(kind),
          difference: difference === null ? null : formats.figure({ ...difference, ...madeUp(synthetic) }),
          note,
          explanation,
        }),
        cite(events),
      ),
    ),
  ];
}

const madeUp = (synthetic: boolean): Pick<Figure, 'synthetic'> => (synthetic ? { synthetic: 'all' } : {});

/** Returned and called money, and reversed records. */
function lifeNotes(each: CommitmentStatement, page: StatementPage): readonly string[] {
  const { words, cite } = page;
  const { formats, terms } = words;
  const texts = words.transparency.commitments;
  const figure = (what: (figure: string) => string, sum: Figure): readonly string[] =>
    isNothing(sum) ? [] : [what(cited(sum, page))];
  const { cancellation } = each;
  return [
    ...figure(texts.paidOnGuarantee, each.called),
    ...(isNothing(each.returned) ? figure(texts.repaid, each.repaid) : figure(texts.returned, each.returned)),
    ...figure(texts.interest, each.interest),
    ...figure(texts.reconciled, each.reconciled),
    ...each.takenBack.map(({ what, amount, synthetic, reason, events }) =>
      joined(
        texts.takenBack(what, amount === null ? null : formats.figure({ ...amount, ...madeUp(synthetic) }), reason),
        cite(events),
      ),
    ),
    ...(cancellation === null
      ? []
      : [joined(texts.cancelled(cancellation.reason, terms.dates(cancellation)), cite(cancellation.events))]),
  ];
}
