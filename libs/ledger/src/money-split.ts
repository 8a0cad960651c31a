import { minorUnits, moneyOf, type Money } from './money.ts';

/** One taker of a split: its id (an event's) breaks ties, its weight determines its share. */
export interface SplitPart {
  readonly id: string;
  readonly weight: bigint;
}

const byId = (left: SplitPart, right: SplitPart): number => (left.id < right.id ? -1 : Number(left.id > right.id));

/**
 * Splits a sum by weight so that the parts add up to it (largest remainder): each share is rounded towards zero, and
 * the rest goes one minor unit each to the largest remainders, ties by id. The keys of the result are the ids.
 *
 * @throws RangeError where a weight is negative, an id is repeated or no weight is above zero
 */
export function splitMoney(sum: Money, parts: readonly SplitPart[]): ReadonlyMap<string, Money> {
  const total = parts.reduce((weights, { weight }) => weights + weight, 0n);
  if (total <= 0n || parts.some(({ weight }) => weight < 0n)) throw new RangeError('a split needs weights above zero');
  if (new Set(parts.map(({ id }) => id)).size < parts.length) throw new RangeError('a split needs distinct ids');

  const amount = minorUnits(sum);
  const sign = amount < 0n ? -1n : 1n;
  const shares = parts.toSorted(byId).map(({ id, weight }) => {
    const product = sign * amount * weight;
    return { id, whole: product / total, remainder: product % total };
  });
  let left = sign * amount - shares.reduce((given, { whole }) => given + whole, 0n);
  // `toSorted` is stable: equal remainders stay in the order of their ids.
  const favoured = shares.toSorted((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder));
  return new Map(
    favoured.map(({ id, whole }) => {
      const extra = left > 0n ? 1n : 0n;
      left -= extra;
      return [id, moneyOf(sign * (whole + extra), sum.currency)];
    }),
  );
}
