import { amountText, UNKNOWN } from '../figures/amount-text.ts';
import { shortId } from '../names/names.ts';
import { printableDocument } from '../text/printable.ts';
import { plain, type Style } from '../text/style.ts';
import { table, type Row } from '../text/table.ts';
import type { CurrencyAmount, ListedPartnership } from './partnership-list.ts';

const amounts = (some: readonly CurrencyAmount[]): string =>
  some.length === 0 ? UNKNOWN : some.map(amountText).join('\n');

const ORIGINS = { 'first-hand': 'first hand', reported: 'reported', both: 'both' } as const;

/** The list as a table, with what to do next. */
export function renderPartnerships(
  partnerships: readonly ListedPartnership[],
  { width = 100, style = plain }: { readonly width?: number; readonly style?: Style } = {},
): string {
  if (partnerships.length === 0) return 'No partnership is recorded in this ledger yet.\n';
  const told = partnerships.some(({ origin }) => origin !== 'first-hand');
  const rows = printableDocument(partnerships).map((each): Row => ({
    cells: [
      `${each.name ?? UNKNOWN}\n${told ? shortId(each.id) : each.id}`,
      ...(told ? [ORIGINS[each.origin]] : []),
      each.phase ?? UNKNOWN,
      String(each.partners.length),
      amounts(each.committed),
      amounts(each.disbursed),
    ],
  }));
  const columns = [
    { heading: 'Partnership', flexible: true },
    ...(told ? [{ heading: 'Origin' }] : []),
    { heading: 'Phase' },
    { heading: 'Partners', align: 'right' as const },
    { heading: 'Committed', align: 'right' as const },
    { heading: 'Disbursed', align: 'right' as const },
  ];
  return [...table(columns, rows, { width, style }, 0), ''].join('\n');
}
