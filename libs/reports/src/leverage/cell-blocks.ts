import type { Block, Row } from '../blocks/block.ts';
import { UNKNOWN } from '../figures/amount-text.ts';
import { shortId } from '../names/names.ts';
import type { Words } from '../words/words.ts';
import type { CellStatement, LineStatement, PartStatement } from './cell-statement.ts';
import { marksOf, partName, titleOf } from './spoken.ts';

/** Most events of one list; the JSON form has all. */
const LISTED = 50;

/** One cell with its rule, its rates, and the events in the numerator and denominator of each part. */
export function cellBlocks(cell: CellStatement, currency: string, words: Words): readonly Block[] {
  const { leverage: said, formats } = words;
  const { method: id, version, basis } = cell;
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  return [
    {
      kind: 'heading',
      text: said.cell({ id, version, basis: said.bases[basis].name, marks: marksOf([cell], said) }),
    },
    paragraph(said.rule(...titleOf(cell, said))),
    ...cell.missingRates.map(({ pair, date }) =>
      paragraph(said.missingRate(pair, date === null ? null : formats.date(date))),
    ),
    ...cell.rates.map(({ pair, rate, date, source, eventId }) =>
      paragraph(
        said.rate({ pair, rate: formats.number(rate), date: formats.date(date), source, event: shortId(eventId) }),
      ),
    ),
    ...cell.parts.flatMap((part) => partBlocks(cell, part, currency, words)),
  ];
}

function partBlocks(cell: CellStatement, part: PartStatement, currency: string, words: Words): readonly Block[] {
  const { leverage: said, formats } = words;
  const { ratio, fraction, amount, numerator, denominator, of } = part;
  return [
    {
      kind: 'subheading',
      text: said.part({
        name: partName(cell, part, said),
        ratio: ratio === null ? UNKNOWN : formats.number(ratio),
        fraction,
        amount: formats.amount({ amount, currency }),
      }),
    },
    ...linesTable(numerator, of?.numerator, said.numerator, words),
    ...linesTable(denominator, of?.denominator, said.denominator, words),
  ];
}

function linesTable(
  lines: readonly LineStatement[],
  of: number | undefined,
  heads: { readonly events: string; readonly none: string },
  { leverage: said, formats }: Words,
): readonly Block[] {
  const shown = lines.slice(0, LISTED);
  const rest = (of ?? lines.length) - shown.length;
  if (shown.length === 0) return [{ kind: 'paragraph', text: heads.none }];
  const rows = shown.map(({ eventId, amount, converted, reported, synthetic }): Row => ({
    cells: [
      shortId(eventId),
      formats.number(amount),
      converted === undefined ? '' : said.convertedFrom(formats.amount(converted)),
      [...(reported === true ? [said.marks.reported] : []), ...(synthetic === true ? [said.marks.synthetic] : [])].join(
        ' ',
      ),
    ],
  }));
  return [
    {
      kind: 'table',
      columns: [{ heading: heads.events }, { heading: said.amount, align: 'right' }, { heading: '' }, { heading: '' }],
      rows,
    },
    ...(rest > 0 ? [{ kind: 'paragraph' as const, text: said.moreEvents(rest) }] : []),
  ];
}
