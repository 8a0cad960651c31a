import { minorDigits } from '../currency.ts';
import { minorUnits, moneyOf, type Money } from '../money.ts';
import { readDecimal, roundDecimal, subtractDecimals, type Decimal } from './decimal.ts';

/** Money as recorded, and the published text where it was rounded. */
export interface RecordedAmount {
  readonly amount: Money;
  readonly published?: string;
}

/** The money of a published amount, half to even. @throws RangeError for a currency without known minor digits */
export function recordedAmount(text: string, decimal: Decimal, currency: string): RecordedAmount {
  const rounded = roundDecimal(decimal, digitsOf(currency));
  const amount = moneyOf(rounded.units, currency);
  return subtractDecimals(decimal, rounded).units === 0n ? { amount } : { amount, published: text };
}

/** Money in major units. @throws RangeError for a currency without known minor digits */
export const majorUnits = (sum: Money): Decimal => ({ units: minorUnits(sum), scale: digitsOf(sum.currency) });

/** The rounding difference: published less recorded. */
export function roundingOf({ amount, published }: RecordedAmount): Decimal {
  const exact = published === undefined ? undefined : readDecimal(published);
  return exact === undefined ? { units: 0n, scale: 0 } : subtractDecimals(exact, majorUnits(amount));
}

function digitsOf(currency: string): number {
  const digits = minorDigits(currency);
  if (digits === undefined) throw new RangeError(`no minor digits are known for ${currency}`);
  return digits;
}
