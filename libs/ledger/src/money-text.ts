import { currencyOf, minorDigits } from './currency.ts';
import { minorUnits, moneyOf, type Money } from './money.ts';

/**
 * Major units as an exact decimal string, such as `3500.00`: with all minor digits of its currency, no grouping. Where the
 * currency has no minor unit (XDR), without needless zeros.
 *
 * @throws RangeError for an unknown currency: its decimals are not guessed
 */
export function formatMoney(sum: Money): string {
  const currency = currencyOf(sum.currency);
  if (currency === undefined) throw new RangeError(`no minor digits are known for ${sum.currency}`);
  const { minorDigits: digits, hasNoMinorUnit = false } = currency;
  const amount = minorUnits(sum);
  const figures = String(amount < 0n ? -amount : amount).padStart(digits + 1, '0');
  const cut = figures.length - digits;
  const text = digits === 0 ? figures : `${figures.slice(0, cut)}.${figures.slice(cut)}`;
  const shown = hasNoMinorUnit ? text.replace(/\.?0+$/, '') : text;
  return amount < 0n ? `-${shown}` : shown;
}

/**
 * Parses major units such as `3500`, `3500.5` or `-12.50`, exactly. Undefined for any other text, an unknown currency,
 * or more decimals than the currency has (not counting trailing zeros): nothing is rounded.
 */
export function parseMoney(text: string, currency: string): Money | undefined {
  const digits = minorDigits(currency);
  const parts = /^(-?)(\d{1,24})(?:\.(\d{1,24}))?$/.exec(text);
  if (digits === undefined || parts === null) return undefined;
  const [, sign, whole, decimals = ''] = parts;
  const kept = decimals.replace(/0+$/, '');
  if (kept.length > digits) return undefined;
  const units = BigInt(`${whole}${kept.padEnd(digits, '0')}`);
  return moneyOf(sign === '-' ? -units : units, currency);
}
