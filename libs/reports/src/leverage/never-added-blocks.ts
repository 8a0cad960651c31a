import type { Block, Row } from '../blocks/block.ts';
import { UNKNOWN } from '../figures/amount-text.ts';
import type { UnknownDay } from '../figures/unknown-day.ts';
import { unknownDayText } from '../figures/unknown-day-text.ts';
import type { Words } from '../words/words.ts';
import type { NeverAdded } from './never-added.ts';

/** Number of quarters shown, the last ones; the JSON form has more. */
const QUARTERS = 8;

/** In kind, avoided costs, statements on causality, and autonomy over time with the money that no quarter has. */
export function neverAddedBlocks(found: NeverAdded, unknownDay: readonly UnknownDay[], words: Words): readonly Block[] {
  const { inKind, avoidedCosts, autonomy, moneyBack, causality } = found;
  const { leverage: said, formats } = words;
  const heads = said.neverAdded;
  const pairs: (readonly [string, string])[] = [
    [heads.days, formats.number(inKind.days)],
    ...(inKind.goods === 0 ? [] : [[heads.goods, String(inKind.goods)] as const]),
    ...inKind.valued.map((sum) => [heads.valued, formats.figure(sum)] as const),
    ...moneyBack.returned.map((sum) => [heads.returned, formats.figure(sum)] as const),
    ...moneyBack.repaid.map((sum) => [heads.repaid, formats.figure(sum)] as const),
    ...avoidedCosts.map(
      (cost) =>
        [
          heads.avoidedCost,
          heads.avoidedCostIs({
            amount: formats.amount(cost),
            description: cost.description,
            by: cost.assertedBy.name,
            evidence: cost.evidence,
          }),
        ] as const,
    ),
    ...causality.map(
      ({ kind, text, by, commitments }) =>
        [
          heads.causality[kind],
          heads.causalityIs({ by: by?.name ?? null, text, commitments: commitments?.length ?? null }),
        ] as const,
    ),
  ];
  const ratio = (part: string | null): string => (part === null ? UNKNOWN : formats.number(part));
  const rows = autonomy.slice(-QUARTERS).map(({ until, committed, disbursed }): Row => ({
    cells: [formats.date(until), ratio(committed), ratio(disbursed)],
  }));
  return [
    { kind: 'heading', text: heads.title },
    { kind: 'facts', pairs },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [
              { heading: heads.autonomy },
              { heading: said.bases.committed.heading, align: 'right' as const },
              { heading: said.bases.disbursed.heading, align: 'right' as const },
            ],
            rows,
          },
          ...unknownDayText(unknownDay, words).map((text) => ({ kind: 'paragraph' as const, text })),
        ]),
  ];
}
