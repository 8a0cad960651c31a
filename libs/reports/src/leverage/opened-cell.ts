import { amountText, grouped, UNKNOWN } from '../figures/amount-text.ts';
import { shortId } from '../names/names.ts';
import { table, type Page, type Row } from '../text/table.ts';
import { counted, paragraph, section } from '../transparency/text/report-page.ts';
import { leverage as words } from '../words/en/leverage.ts';
import type { CellStatement, LineStatement } from './cell-statement.ts';
import { titleOf } from './rule-text.ts';

/** Most events of one list; the JSON form has them all. */
const LISTED = 50;

/** One cell with its rule, its rates, and the events above and below the line of each part. */
export function openedCell(cell: CellStatement, currency: string, page: Page): readonly string[] {
  const title = `${cell.method} v${cell.version}, ${cell.basis}${cellMarks([cell])}`;
  const lines = [
    ...paragraph(`${words.rule(...titleOf(cell, words))}`, page),
    ...cell.missingRates.flatMap(({ pair, date }) => paragraph(`Missing: a rate ${pair} for ${date}.`, page)),
    ...cell.rates.flatMap(({ pair, rate, date, source, eventId }) =>
      paragraph(`Rate ${pair} ${rate} of ${date}, ${source} (event ${shortId(eventId)})`, page),
    ),
    ...cell.parts.flatMap((part) => [
      '',
      ...paragraph(
        `${part.name}: ${part.ratio ?? UNKNOWN}${part.fraction === null ? '' : ` = ${part.fraction}`}, ${amountText({ amount: part.amount, currency })}`,
        page,
      ),
      ...list('above the line', part.numerator, part.of?.numerator, page),
      ...list('below the line', part.denominator, part.of?.denominator, page),
    ]),
  ];
  return section(title, lines, page);
}

function list(where: string, lines: readonly LineStatement[], of: number | undefined, page: Page): readonly string[] {
  const shown = lines.slice(0, LISTED);
  const rest = (of ?? lines.length) - shown.length;
  const rows = shown.map(({ eventId, amount, converted, reported, synthetic }): Row => ({
    cells: [
      shortId(eventId),
      grouped(amount),
      converted === undefined ? '' : `from ${amountText(converted)}`,
      [reported === true ? 'reported' : '', synthetic === true ? 'synthetic' : ''].join(' ').trim(),
    ],
  }));
  if (rows.length === 0) return paragraph(`${where}: nothing`, page, 4);
  const columns = [
    { heading: `Event ${where}` },
    { heading: 'Amount', align: 'right' as const },
    { heading: '' },
    { heading: '' },
  ];
  const more = rest > 0 ? paragraph(`… and ${counted(rest, 'more event')}: see the JSON form.`, page, 4) : [];
  return [...table(columns, rows, page, 4), ...more];
}

/** What a reader must know before believing a figure: that its rule is not confirmed, that others reported it. */
export const cellMarks = (cells: readonly CellStatement[]): string => {
  const words = [
    ...(cells.some(({ provisional }) => provisional) ? ['provisional'] : []),
    ...(cells.some(({ reported }) => reported) ? ['reported'] : []),
    ...(cells.some(({ synthetic }) => synthetic) ? ['synthetic'] : []),
  ];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
};
