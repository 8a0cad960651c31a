import { minorUnits, moneyOf, type Money } from './money.ts';
import { roundedTogether, shareOut } from './rational-split.ts';
import { rational } from './rational.ts';

/** One taker of a split: its id (an event's) breaks ties, its weight determines its share. */
export interface SplitPart {
  readonly id: string;
  readonly weight: bigint;
}

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

  const sign = minorUnits(sum) < 0n ? -1n : 1n;
  const weights = parts.map(({ id, weight }) => ({ id, value: rational(weight) }));
  const shares = roundedTogether(shareOut(rational(sign * minorUnits(sum)), weights));
  return new Map([...shares].map(([id, units]) => [id, moneyOf(sign * units, sum.currency)]));
}
