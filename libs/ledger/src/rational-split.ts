import { dividedBy, plus, rational, rounded, sumOf, times, ZERO, type Rational } from './rational.ts';

/** One taker of a split. */
export interface Share {
  readonly id: string;
  readonly value: Rational;
}

/**
 * Splits a sum by weight, exactly. Empty where no weight is above zero.
 *
 * @throws RangeError where a weight is below zero
 */
export function shareOut(sum: Rational, weights: readonly Share[]): readonly Share[] {
  if (weights.some(({ value }) => value.over < 0n)) throw new RangeError('a split needs weights of zero or more');
  const total = sumOf(weights.map(({ value }) => value));
  if (total.over === 0n) return [];
  const each = dividedBy(sum, total);
  return weights.map(({ id, value }) => ({ id, value: times(each, value) }));
}

/** Adds up the shares of each id, in the order in which the ids first came. */
export function addedById(shares: Iterable<Share>): readonly Share[] {
  const sums = new Map<string, Rational>();
  for (const { id, value } of shares) sums.set(id, plus(sums.get(id) ?? ZERO, value));
  return [...sums].map(([id, value]) => ({ id, value }));
}

const floor = ({ over, under }: Rational): bigint => (over < 0n ? -((-over + under - 1n) / under) : over / under);

/**
 * Rounds parts to whole units so that they add up to their rounded sum (largest remainder): each is rounded down, and
 * the rest goes one unit each to the largest remainders, ties by id.
 */
export function roundedTogether(parts: readonly Share[]): ReadonlyMap<string, bigint> {
  const downs = parts.map(({ id, value }) => {
    const whole = floor(value);
    return { id, whole, remainder: plus(value, rational(-whole)) };
  });
  let left = rounded(sumOf(parts.map(({ value }) => value))) - downs.reduce((given, { whole }) => given + whole, 0n);
  const favoured = downs.toSorted((a, b) => {
    const difference = b.remainder.over * a.remainder.under - a.remainder.over * b.remainder.under;
    return difference === 0n ? (a.id < b.id ? -1 : 1) : difference < 0n ? -1 : 1;
  });
  return new Map(
    favoured.map(({ id, whole }) => {
      const extra = left > 0n ? 1n : 0n;
      left -= extra;
      return [id, whole + extra];
    }),
  );
}
