import { FLOW_BASES, formatMoney, moneyOf, undoesPayment, type CommitmentMoney } from '@pacta/ledger';
import type { UnknownDay } from '../figures/unknown-day.ts';

const BASES = ['pledged', 'committed', 'disbursed', 'repaid'] as const;
type SeriesBasis = (typeof BASES)[number];

/** Sums at the end of a quarter, by the day of the money. Decimal strings, major units. */
export type QuarterPoint = { readonly quarter: string } & Readonly<Record<SeriesBasis, string>>;

/** Longest series; its first point contains all earlier money. */
const LONGEST = 400;

const quarterOf = (day: string): number => Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
const nameOf = (quarter: number): string => `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;

/**
 * Quarter by quarter from the first movement to the day shown, or to the last movement where that has a later date. Money of
 * unknown day is in no quarter.
 */
export function quarterlySeries(
  all: readonly CommitmentMoney[],
  currency: string,
  today: string,
): readonly QuarterPoint[] {
  const changes = new Map<number, Record<SeriesBasis, bigint>>();
  for (const { moves, instrument } of all)
    for (const [basis, amount, , day] of moves) {
      if (day === null || !(BASES as readonly string[]).includes(basis)) continue;
      const quarter = quarterOf(day);
      const change = changes.get(quarter) ?? { pledged: 0n, committed: 0n, disbursed: 0n, repaid: 0n };
      change[basis as SeriesBasis] += BigInt(amount);
      if (basis === 'repaid' && undoesPayment(instrument)) change.disbursed -= BigInt(amount);
      changes.set(quarter, change);
    }
  if (changes.size === 0) return [];
  const known = [...changes.keys()].toSorted((left, right) => left - right);
  const last = Math.max(quarterOf(today), known.at(-1) as number);
  const first = Math.max(known[0] as number, last - LONGEST + 1);
  const sums = { pledged: 0n, committed: 0n, disbursed: 0n, repaid: 0n };
  const take = (change: Record<SeriesBasis, bigint> | undefined): void => {
    for (const basis of BASES) sums[basis] += change?.[basis] ?? 0n;
  };
  for (const quarter of known) if (quarter < first) take(changes.get(quarter));
  return Array.from({ length: last - first + 1 }, (_, at) => {
    take(changes.get(first + at));
    const texts = BASES.map((basis) => [basis, formatMoney(moneyOf(sums[basis], currency))]);
    return { quarter: nameOf(first + at), ...Object.fromEntries(texts) } as QuarterPoint;
  });
}

/** The money of unknown day, which no quarter has; by basis. */
export function unknownMoves(all: readonly CommitmentMoney[], currency: string): readonly UnknownDay[] {
  const moves = all.flatMap((money) => money.moves).filter(([, , , day]) => day === null);
  return FLOW_BASES.flatMap((basis): readonly UnknownDay[] => {
    const some = moves.filter(([of]) => of === basis);
    if (some.length === 0) return [];
    const units = some.reduce((sum, [, amount]) => sum + BigInt(amount), 0n);
    return [{ basis, flows: some.length, amount: formatMoney(moneyOf(units, currency)), currency }];
  });
}
