import { z } from 'zod';

export const MINOR_UNITS = /^(0|-?[1-9]\d{0,29})$/;
export const CURRENCY_CODE = /^[A-Z]{3}$/;

/**
 * Integer minor units (cents) with their currency, as events and commands carry them: `{amount: "125000", currency:
 * "EUR"}`.
 */
export const money = z.strictObject({
  amount: z.string().regex(MINOR_UNITS, 'whole minor units, as a string of at most 30 digits'),
  currency: z.string().regex(CURRENCY_CODE, 'an ISO 4217 code'),
});
export type Money = z.infer<typeof money>;

export const moneyOf = (minorUnits: bigint, currency: string): Money => ({ amount: String(minorUnits), currency });

/** Minor units. */
export const minorUnits = (sum: Money): bigint => BigInt(sum.amount);

/** Thrown on arithmetic across currencies; callers check first. */
export class CurrencyMismatch extends Error {
  override readonly name = 'CurrencyMismatch';
}

export const sameCurrency = (left: Money, right: Money): boolean => left.currency === right.currency;

/** @throws CurrencyMismatch */
export function addMoney(left: Money, right: Money): Money {
  if (!sameCurrency(left, right)) throw new CurrencyMismatch(`${left.currency} and ${right.currency} do not add up`);
  return moneyOf(minorUnits(left) + minorUnits(right), left.currency);
}

/** @throws CurrencyMismatch */
export const subtractMoney = (left: Money, right: Money): Money => addMoney(left, negated(right));

/** The sum in `currency`; zero of no parts. @throws CurrencyMismatch */
export const sumMoney = (parts: Iterable<Money>, currency: string): Money =>
  [...parts].reduce(addMoney, moneyOf(0n, currency));

export const negated = (sum: Money): Money => moneyOf(-minorUnits(sum), sum.currency);

/** Negative, zero or positive, as `left` is smaller, equal or larger. @throws CurrencyMismatch */
export function compareMoney(left: Money, right: Money): number {
  const difference = minorUnits(subtractMoney(left, right));
  return difference < 0n ? -1 : Number(difference > 0n);
}
