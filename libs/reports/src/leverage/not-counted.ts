import type { Block, Row } from '../blocks/block.ts';
import { shortId } from '../names/names.ts';
import type { Words } from '../words/words.ts';
import type { CellStatement } from './cell-statement.ts';

const LISTED = 50;

/** More methods than this are counted, not listed. */
const MOST_METHODS = 3;

type LeftOut = CellStatement['leftOut'][number];

/** Money that some method would have counted, once each, and why it does not. */
export function notCountedBlocks(
  cells: readonly CellStatement[],
  { leverage: said, formats }: Words,
): readonly Block[] {
  const found = leftOutOnce(cells);
  const missing = new Map(
    cells.flatMap(({ missingRates }) => missingRates).map((rate) => [`${rate.pair} ${rate.date}`, rate]),
  );
  if (found.length === 0 && missing.size === 0) return [];
  const { title, event, why, methods: countOf, moreRows, reasons } = said.notCounted;
  const rows = found.slice(0, LISTED).map(({ left, methods }): Row => ({
    cells: [
      shortId(left.eventId),
      formats.amount(left),
      `${reasons[left.why]}\n${methods.size > MOST_METHODS ? countOf(methods.size) : [...methods].join(', ')}`,
    ],
  }));
  return [
    { kind: 'heading', text: title },
    ...[...missing.values()].map(({ pair, date }): Block => ({
      kind: 'paragraph',
      text: said.missingRate(pair, date === null ? null : formats.date(date)),
    })),
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [
              { heading: event },
              { heading: said.amount, align: 'right' as const },
              { heading: why, flexible: true },
            ],
            rows,
          },
        ]),
    ...(found.length > LISTED ? [{ kind: 'paragraph' as const, text: moreRows(found.length - LISTED) }] : []),
  ];
}

function leftOutOnce(cells: readonly CellStatement[]): readonly { left: LeftOut; methods: ReadonlySet<string> }[] {
  const found = new Map<string, { readonly left: LeftOut; readonly methods: Set<string> }>();
  for (const { method, leftOut } of cells)
    for (const left of leftOut) {
      const key = `${left.eventId} ${left.why}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { left, methods: new Set([method]) });
      else known.methods.add(method);
    }
  return [...found.values()];
}
