import { minorDigits, minorUnits, moneyOf, type Money } from '@pacta/ledger';

/** A quotient rounded to the nearest integer, ties to even. The divisor is positive. */
export function dividedHalfEven(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n;
  const size = negative ? -dividend : dividend;
  const whole = size / divisor;
  const twice = (size % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  return negative ? -rounded : rounded;
}

/** A quantity as a fraction of integers. */
function asFraction(quantity: string): readonly [numerator: bigint, denominator: bigint] {
  const [whole = '0', fraction = ''] = quantity.split('.');
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
}

/** Extra decimals of a cost per unit beyond those of its currency: a unit may cost a fraction of a cent. */
export const EXTRA_DECIMALS = 2;

/**
 * Cost per unit, in units `EXTRA_DECIMALS` finer than minor units, rounded half-even. Undefined where the volume is
 * zero.
 */
export function perUnit(total: Money, volume: string): bigint | undefined {
  const [numerator, denominator] = asFraction(volume);
  if (numerator === 0n) return undefined;
  return dividedHalfEven(minorUnits(total) * denominator * 10n ** BigInt(EXTRA_DECIMALS), numerator);
}

/** The result of `perUnit` as an exact decimal string in major units. */
export function formatPerUnit(units: bigint, currency: string): string {
  const digits = (minorDigits(currency) ?? 0) + EXTRA_DECIMALS;
  const figures = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  return `${units < 0n ? '-' : ''}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

/** Price per unit times volume, rounded half-even to minor units. */
export function timesVolume(price: Money, volume: string): Money {
  const [numerator, denominator] = asFraction(volume);
  return moneyOf(dividedHalfEven(minorUnits(price) * numerator, denominator), price.currency);
}

/** Whether a balance is within `percent` of the costs, in either direction. Exact. */
export function withinPercent(balance: Money, costs: Money, percent: string): boolean {
  const [numerator, denominator] = asFraction(percent);
  const size = (sum: Money): bigint => (minorUnits(sum) < 0n ? -minorUnits(sum) : minorUnits(sum));
  return size(balance) * 100n * denominator <= size(costs) * numerator;
}
