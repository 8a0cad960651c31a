import type { Block, Row } from '../blocks/block.ts';
import { UNKNOWN } from '../figures/amount-text.ts';
import { unknownDayText } from '../figures/unknown-day-text.ts';
import { shortId } from '../names/names.ts';
import { printableDocument } from '../text/printable.ts';
import type { Words } from '../words/words.ts';
import type { CurrencyAmount, ListedPartnership } from './partnership-list.ts';

/** The list as a table, with a column for the source where some are known from published reports. */
export function partnershipsBlocks(found: readonly ListedPartnership[], words: Words): readonly Block[] {
  const { partnerships: texts, formats, terms } = words;
  if (found.length === 0) return [{ kind: 'paragraph', text: texts.none }];
  const withOrigin = found.some(({ origin }) => origin !== 'first-hand');
  const amounts = (some: readonly CurrencyAmount[]): string =>
    some.length === 0 ? UNKNOWN : some.map(formats.amount).join('\n');
  const rows = printableDocument(found).map((each): Row => ({
    cells: [
      `${each.name ?? UNKNOWN}\n${withOrigin ? shortId(each.id) : each.id}`,
      ...(withOrigin ? [terms.origins[each.origin]] : []),
      each.phase === null ? UNKNOWN : terms.phases[each.phase],
      formats.number(String(each.partners.length)),
      amounts(each.committed),
      amounts(each.disbursed),
    ],
    notes: [
      ...unknownDayText(each.unknownDay ?? [], words),
      ...(each.parents ?? []).map(({ id, name }) => texts.partOf(name ?? shortId(id))),
    ],
  }));
  const columns = [
    { heading: texts.partnership, flexible: true },
    ...(withOrigin ? [{ heading: texts.origin }] : []),
    { heading: texts.phase },
    { heading: texts.partners, align: 'right' as const },
    { heading: texts.committed, align: 'right' as const },
    { heading: texts.disbursed, align: 'right' as const },
  ];
  return [{ kind: 'table', columns, rows }];
}
