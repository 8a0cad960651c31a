import { isWithheld, type Withheld } from '@pacta/ledger';
import type { Block, Column, Row } from '../../blocks/block.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import type { Figure } from '../../figures/figure.ts';
import type { ChallengeStatement } from '../challenges.ts';
import type { LineStatement } from '../cost-lines.ts';
import type { CostBookStatement, CostSum, DisclosureStatement, StageStatement } from '../costs.ts';
import { cited, joined, type StatementPage } from './page.ts';

/** Each cost book: its disclosures by stage, price against cost, and its challenges. */
export function costsBlocks(books: readonly CostBookStatement[], page: StatementPage): readonly Block[] {
  const texts = page.words.costs;
  return books.length === 0
    ? [
        { kind: 'heading', text: texts.titleOfNone },
        { kind: 'paragraph', text: texts.none },
      ]
    : books.flatMap((book) => bookBlocks(book, page));
}

function bookBlocks(book: CostBookStatement, page: StatementPage): readonly Block[] {
  const { words, cite } = page;
  const texts = words.costs;
  const paragraphs = [
    joined(texts.disclosedBy(book.discloser.name, book.currency, words.terms.dates(book)), cite(book.events)),
    ...book.stillOpen.map(({ disclosure, events }) => joined(texts.stillOpen(disclosure), cite(events))),
    ...(book.disclosures.length === 0 ? [texts.noneClosed] : []),
  ];
  return [
    { kind: 'heading', text: texts.title(book.product) },
    ...paragraphs.map((text) => ({ kind: 'paragraph' as const, text })),
    ...book.disclosures.flatMap((disclosure) => disclosureBlocks(disclosure, book.currency, page)),
    ...book.challenges.flatMap((challenge) => challengeBlocks(challenge, page)),
  ];
}

function disclosureBlocks(disclosure: DisclosureStatement, currency: string, page: StatementPage): readonly Block[] {
  const texts = page.words.costs;
  const { disclosure: name, period, opened, closed } = disclosure;
  const columns: readonly Column[] = [
    { heading: texts.stageAndLine, flexible: true },
    { heading: texts.class },
    { heading: currency, align: 'right' },
    { heading: '' },
    { heading: texts.events },
  ];
  return [
    {
      kind: 'subheading',
      text: texts.disclosure(name === period ? null : name, period, opened.recordedAt, closed.recordedAt),
      wide: true,
    },
    {
      kind: 'table',
      columns,
      rows: [...disclosure.stages.flatMap((stage) => stageRows(stage, page)), sumRow(disclosure, page)],
    },
    { kind: 'facts', pairs: priceFacts(disclosure, page), apart: true },
  ];
}

/** Number, mark and events. */
function sumCells(
  { total, readableSubtotal }: CostSum,
  { words: { formats }, cite }: StatementPage,
): readonly string[] {
  const figure = total ?? readableSubtotal;
  if (figure === null) return ['', UNKNOWN, '', ''];
  return ['', formats.number(figure.amount), formats.synthetic(figure), cite(figure.events)];
}

/** A stage with withheld lines says so before its sum, which is not the stage's total. */
const stageRows = (stage: StageStatement, page: StatementPage): readonly Row[] => [
  {
    cells: [
      stage.total === null ? page.words.costs.asFarAsReadable(stage.stage) : stage.stage,
      ...sumCells(stage, page),
    ],
    role: 'figure',
  },
  ...stage.lines.map((line) => lineRow(line, page)),
];

function lineRow(line: LineStatement, { words, cite }: StatementPage): Row {
  const { costs: texts, formats, terms } = words;
  const { amount, basis, allocationKey } = line;
  const kind = texts.kinds[line.kind];
  const shared = allocationKey === null ? kind : texts.sharedBy(kind, allocationKey);
  const because = basis === null || isWithheld(basis) ? '' : texts.basis(basis);
  return {
    cells: [
      `  ${line.label}\n  ${shared}${because}`,
      terms.classes[line.class],
      isWithheld(amount) ? texts.locked : formats.number(amount.amount),
      isWithheld(amount) ? '' : formats.synthetic(amount),
      cite(line.events),
    ],
  };
}

function sumRow(disclosure: DisclosureStatement, page: StatementPage): Row {
  const { costs: texts, terms } = page.words;
  const { total, withheld, lineCount } = disclosure;
  const cells = sumCells(disclosure, page);
  if (total !== null) return { cells: [texts.total(lineCount), ...cells], total: true };
  const notRead = withheld.map((each) => texts.withheld(each.lines, terms.locked(each))).join(', ');
  return { cells: [texts.subtotal, ...cells], total: true, notes: [texts.notTheTotal(lineCount, notRead)] };
}

const readingText = (reading: Figure | Withheld | null, page: StatementPage): string =>
  reading === null ? UNKNOWN : isWithheld(reading) ? page.words.terms.locked(reading) : cited(reading, page);

function priceFacts(
  disclosure: DisclosureStatement,
  page: StatementPage,
): readonly (readonly [label: string, value: string])[] {
  const { costs: texts, formats } = page.words;
  const { volume, unit, price, revenue, zeroProfit } = disclosure;
  const perUnit = price === null || isWithheld(price) ? '' : texts.perUnit;
  const disclosed = [
    [texts.volume, volume === null ? UNKNOWN : joined(formats.number(volume), unit ?? texts.units)],
    [texts.price, joined(readingText(price, page), perUnit)],
    ...(revenue === null ? [] : [[texts.revenue, readingText(revenue, page)] as const]),
  ] as const;
  if (zeroProfit === null) {
    const why = disclosure.total === null ? texts.notReadable : texts.noVolume;
    return [...disclosed, [texts.zeroProfitPrice, `${UNKNOWN} ${why}`]];
  }
  const { zeroProfitPrice, difference, balance, revenueFrom, tolerancePercent, withinTolerance } = zeroProfit;
  return [
    ...disclosed,
    [texts.zeroProfitPrice, texts.zeroProfitPriceIs(cited(zeroProfitPrice, page))],
    ...(difference === null ? [] : [[texts.difference, joined(cited(difference, page), texts.perUnit)] as const]),
    ...(balance === null
      ? []
      : [
          [
            texts.balance,
            texts.balanceIs(cited(balance, page), revenueFrom, withinTolerance, tolerancePercent ?? ''),
          ] as const,
        ]),
  ];
}

function challengeBlocks(challenge: ChallengeStatement, page: StatementPage): readonly Block[] {
  const { words, cite, recordedBy } = page;
  const { costs: texts, terms } = words;
  const text = (of: string | Withheld): string => (isWithheld(of) ? terms.locked(of) : terms.quoted(of));
  const { label, line, disclosure, state, question, by, answers, events } = challenge;
  return [
    { kind: 'subheading', text: texts.challenge(state, label ?? line, disclosure), wide: true },
    {
      kind: 'facts',
      pairs: [
        [
          texts.asked,
          joined(
            texts.said(text(question), recordedBy(events[0]) ?? by, terms.dates(challenge)),
            cite(events.slice(0, 1)),
          ),
        ],
        ...answers.map(
          (answer) =>
            [
              texts.answered,
              joined(
                texts.said(text(answer.text), recordedBy(answer.events[0]) ?? answer.by, terms.dates(answer)),
                cite(answer.events),
              ),
            ] as const,
        ),
      ],
    },
  ];
}
