import { amountText } from '../figures/amount-text.ts';
import { shortId } from '../names/names.ts';
import { table, type Page, type Row } from '../text/table.ts';
import { counted, paragraph, section } from '../transparency/text/report-page.ts';
import type { CellStatement } from './cell-statement.ts';

const LISTED = 50;

const WHY: Record<CellStatement['leftOut'][number]['why'], string> = {
  'no-causality': 'private money without an assertion that it would not have come otherwise',
  'would-have-come-anyway': 'contested: it would have come anyway',
  'never-arrived': 'contested: it never reached its final recipient',
  'claimed-elsewhere': 'contested: another programme claims it',
  'sector-unknown': 'nobody says whether it is public, private or charitable',
  'price-unknown': 'nobody says whether its price is the market’s',
  'nobody-to-attribute-to': 'no official that it could be attributed to',
};

/** Money that some method would have taken, once each, and why it does not count. */
export function notCounted(cells: readonly CellStatement[], page: Page): readonly string[] {
  const found = new Map<string, { readonly left: CellStatement['leftOut'][number]; readonly methods: Set<string> }>();
  for (const { method, leftOut } of cells)
    for (const left of leftOut) {
      const key = `${left.eventId} ${left.why}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { left, methods: new Set([method]) });
      else known.methods.add(method);
    }
  const missing = new Set(
    cells.flatMap(({ missingRates }) => missingRates.map(({ pair, date }) => `${pair} for ${date}`)),
  );
  if (found.size === 0 && missing.size === 0) return [];
  const rows = [...found.values()].slice(0, LISTED).map(({ left, methods }): Row => ({
    cells: [
      shortId(left.eventId),
      amountText(left),
      `${WHY[left.why]}\n${methods.size > 3 ? `${methods.size} methods` : [...methods].join(', ')}`,
    ],
  }));
  const columns = [
    { heading: 'Event' },
    { heading: 'Amount', align: 'right' as const },
    { heading: 'Why', flexible: true },
  ];
  return section(
    'Not counted',
    [
      ...[...missing].flatMap((rate) => paragraph(`Missing: a rate ${rate}.`, page)),
      ...table(columns, rows, page),
      ...(found.size > LISTED ? paragraph(`… and ${counted(found.size - LISTED, 'more row')}.`, page) : []),
    ],
    page,
  );
}
