import { grouped, UNKNOWN } from '../../figures/amount-text.ts';
import type { Figure } from '../../figures/figure.ts';
import { facts, table, type Column, type Row } from '../../text/table.ts';
import type { ChallengeStatement } from '../challenges.ts';
import type { LineStatement, WithheldCount } from '../cost-lines.ts';
import type { CostBookStatement, CostSum, DisclosureStatement, StageStatement } from '../costs.ts';
import { isWithheld, type Withheld } from '../reader.ts';
import {
  cited,
  counted,
  datesText,
  joined,
  lockText,
  paragraph,
  section,
  subheading,
  syntheticMark,
  type ReportPage,
} from './report-page.ts';

const withheldText = (withheld: readonly WithheldCount[]): string =>
  withheld.map((each) => `${counted(each.lines, 'line')} ${lockText(each)}`).join(', ');

const columnsIn = (currency: string): readonly Column[] => [
  { heading: 'Stage, line', flexible: true },
  { heading: 'Class' },
  { heading: currency, align: 'right' },
  { heading: '' },
  { heading: 'Events' },
];

function sumCells(sum: CostSum, page: ReportPage): readonly string[] {
  const figure = sum.total ?? sum.readableSubtotal;
  if (figure === null) return ['', UNKNOWN, '', ''];
  return ['', grouped(figure.amount), syntheticMark(figure), page.citations.cite(figure.events)];
}

function lineRow(line: LineStatement, page: ReportPage): Row {
  const { amount, basis, allocationKey } = line;
  const kind = allocationKey === null ? line.kind : `${line.kind}, shared by ${allocationKey}`;
  const because = basis === null || isWithheld(basis) ? '' : `; ${basis}`;
  return {
    cells: [
      `  ${line.label}\n  ${kind}${because}`,
      line.class,
      isWithheld(amount) ? 'locked' : grouped(amount.amount),
      isWithheld(amount) ? '' : syntheticMark(amount),
      page.citations.cite(line.events),
    ],
  };
}

/** A stage with something withheld says so beside its sum: it is not the stage's total. */
const stageRows = (stage: StageStatement, page: ReportPage): readonly Row[] => [
  {
    cells: [stage.total === null ? `${stage.stage}, as far as readable` : stage.stage, ...sumCells(stage, page)],
    role: 'figure',
  },
  ...stage.lines.map((line) => lineRow(line, page)),
];

function sumRow(disclosure: DisclosureStatement, page: ReportPage): Row {
  const { total, withheld, lineCount } = disclosure;
  if (total !== null)
    return { cells: [`Total of all ${counted(lineCount, 'line')}`, ...sumCells(disclosure, page)], total: true };
  return {
    cells: ['Readable subtotal', ...sumCells(disclosure, page)],
    total: true,
    notes: [
      `Not the total: of ${counted(lineCount, 'line')}, ${withheldText(withheld)}. The total is not shown, because the rest could be worked out from it.`,
    ],
  };
}

const readingText = (reading: Figure | Withheld | null, page: ReportPage): string =>
  reading === null ? UNKNOWN : isWithheld(reading) ? lockText(reading) : cited(reading, page);

function priceFacts(disclosure: DisclosureStatement, page: ReportPage): readonly string[] {
  const { volume, unit, price, revenue, zeroProfit } = disclosure;
  const per = 'per unit';
  const pairs: (readonly [string, string])[] = [
    ['Volume', volume === null ? UNKNOWN : joined(grouped(volume), unit ?? 'units')],
    ['Price', joined(readingText(price, page), price === null || isWithheld(price) ? '' : per)],
  ];
  if (revenue !== null) pairs.push(['Revenue', readingText(revenue, page)]);
  if (zeroProfit === null) {
    const why =
      disclosure.total === null ? 'not shown: not every cost line is readable' : 'unknown: no volume was disclosed';
    return facts([...pairs, ['Zero-profit price', `${UNKNOWN} ${why}`]], page);
  }
  const { zeroProfitPrice, difference, balance, revenueFrom, tolerancePercent, withinTolerance } = zeroProfit;
  pairs.push(['Zero-profit price', `${cited(zeroProfitPrice, page)} ${per}: costs ÷ volume, rounded half-even`]);
  if (difference !== null) pairs.push(['Price less that', `${cited(difference, page)} ${per}`]);
  if (balance !== null) {
    const how = revenueFrom === 'disclosed' ? 'revenue − costs' : 'price × volume − costs';
    const band =
      withinTolerance === null ? '' : `${withinTolerance ? 'within' : 'outside'} the agreed ${tolerancePercent} %`;
    pairs.push(['Balance', `${cited(balance, page)}: ${how}${band === '' ? '' : `; ${band}`}`]);
  }
  return facts(pairs, page);
}

function disclosureLines(disclosure: DisclosureStatement, currency: string, page: ReportPage): readonly string[] {
  const { period, opened, closed } = disclosure;
  const title = disclosure.disclosure === period ? `Period ${period}` : `${disclosure.disclosure}, period ${period}`;
  const dates = `opened ${opened.recordedAt.slice(0, 10)}, closed ${closed.recordedAt.slice(0, 10)}`;
  const rows = [...disclosure.stages.flatMap((stage) => stageRows(stage, page)), sumRow(disclosure, page)];
  return [
    ...subheading(`${title} (${dates})`, page),
    ...table(columnsIn(currency), rows, page),
    '',
    ...priceFacts(disclosure, page),
  ];
}

function challengeLines(challenge: ChallengeStatement, page: ReportPage): readonly string[] {
  const words = (said: string | Withheld): string => (isWithheld(said) ? lockText(said) : `'${said}'`);
  const about = `${challenge.label ?? challenge.line}, ${challenge.disclosure}`;
  const state = challenge.state === 'open' ? 'open' : 'answered';
  return [
    ...subheading(`Challenge (${state}): ${about}`, page),
    ...facts(
      [
        [
          'Asked',
          joined(
            `${words(challenge.question)}, by ${challenge.by}, ${datesText(challenge)}`,
            page.citations.cite(challenge.events.slice(0, 1)),
          ),
        ],
        ...challenge.answers.map(
          (answer) =>
            [
              'Answered',
              joined(
                `${words(answer.text)}, by ${answer.by}, ${datesText(answer)}`,
                page.citations.cite(answer.events),
              ),
            ] as const,
        ),
      ],
      page,
    ),
  ];
}

/** One cost book: its disclosures by stage, price against cost, and what was asked about it. */
function bookSection(book: CostBookStatement, page: ReportPage): readonly string[] {
  const agreed = joined(
    `Disclosed by ${book.discloser.name}, in ${book.currency}. Template agreed:`,
    datesText(book),
    page.citations.cite(book.events),
  );
  const still = book.stillOpen.map(({ disclosure, events }) =>
    joined(`Disclosure ${disclosure} is open and does not count yet.`, page.citations.cite(events)),
  );
  const none = book.disclosures.length === 0 ? ['No disclosure has been closed yet.'] : [];
  return section(
    `Costs: ${book.product}`,
    [
      ...[agreed, ...still, ...none].flatMap((text) => paragraph(text, page)),
      ...book.disclosures.flatMap((disclosure) => disclosureLines(disclosure, book.currency, page)),
      ...book.challenges.flatMap((challenge) => challengeLines(challenge, page)),
    ],
    page,
  );
}

export const costsSection = (books: readonly CostBookStatement[], page: ReportPage): readonly string[] =>
  books.length === 0
    ? section('Costs', paragraph('No cost book has been agreed yet.', page), page)
    : books.flatMap((book) => bookSection(book, page));
