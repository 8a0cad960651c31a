import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { allCurrencies, currencyOf, inUseOn } from './currency.ts';
import {
  addMoney,
  compareMoney,
  CurrencyMismatch,
  minorUnits,
  money,
  moneyOf,
  negated,
  subtractMoney,
  sumMoney,
} from './money.ts';
import { formatMoney, parseMoney } from './money-text.ts';

const units = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const anyCurrency = fc.constantFrom(...allCurrencies().map(({ code }) => code));
const anyMoney = fc.tuple(units, anyCurrency).map(([amount, currency]) => moneyOf(amount, currency));
const EUR = (cents: bigint) => moneyOf(cents, 'EUR');

describe('sums', () => {
  test('are exact, beyond what a float holds', () => {
    fc.assert(
      fc.property(fc.array(units), (amounts) => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0n);
        expect(minorUnits(sumMoney(amounts.map(EUR), 'EUR'))).toBe(total);
      }),
    );
  });

  test('subtract, negate and compare as integers do', () => {
    fc.assert(
      fc.property(units, units, (left, right) => {
        expect(addMoney(subtractMoney(EUR(left), EUR(right)), EUR(right))).toEqual(EUR(left));
        expect(negated(EUR(left))).toEqual(EUR(-left));
        expect(compareMoney(EUR(left), EUR(right))).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  test('never mix currencies', () => {
    expect(() => addMoney(EUR(1n), moneyOf(1n, 'USD'))).toThrow(CurrencyMismatch);
    expect(() => compareMoney(EUR(1n), moneyOf(1n, 'USD'))).toThrow(CurrencyMismatch);
    expect(() => sumMoney([EUR(1n)], 'USD')).toThrow(CurrencyMismatch);
    expect(sumMoney([], 'USD')).toEqual(moneyOf(0n, 'USD'));
  });

  test.each(['01', '-0', '1.5', '', '+1', '1e3', '9'.repeat(31)])('%j is no amount', (amount) => {
    expect(money.safeParse({ amount, currency: 'EUR' }).success).toBe(false);
  });
});

describe('text', () => {
  test('what is printed is read back', () => {
    fc.assert(fc.property(anyMoney, (sum) => expect(parseMoney(formatMoney(sum), sum.currency)).toEqual(sum)));
  });

  test.each([
    [350_000_00n, 'EUR', '350000.00'],
    [-5n, 'EUR', '-0.05'],
    [1234n, 'JPY', '1234'],
    [1n, 'BHD', '0.001'],
    [0n, 'CLF', '0.0000'],
    [1_234_500_000n, 'XDR', '1234.5'],
    [-1_000_000_000n, 'XDR', '-1000'],
    [0n, 'XDR', '0'],
  ])('%s %s prints as %s', (amount, currency, text) => {
    expect(formatMoney(moneyOf(amount, currency))).toBe(text);
  });

  test.each([
    ['12.5', 'EUR', 1250n],
    ['12.500', 'EUR', 1250n],
    ['-0.01', 'EUR', -1n],
    ['007', 'JPY', 7n],
  ])('reads %s %s', (text, currency, amount) => {
    expect(parseMoney(text, currency)).toEqual(moneyOf(amount, currency));
  });

  test.each([
    ['12.345', 'EUR'],
    ['1.5', 'JPY'],
    ['1,5', 'EUR'],
    ['1e3', 'EUR'],
    ['', 'EUR'],
    ['.5', 'EUR'],
    ['1', 'ABC'],
    ['٣', 'EUR'],
  ])('does not read %j %s', (text, currency) => {
    expect(parseMoney(text, currency)).toBeUndefined();
  });

  test('does not guess the decimals of an unknown currency', () => {
    expect(() => formatMoney(moneyOf(1n, 'ABC'))).toThrow(RangeError);
  });
});

describe('the currency table', () => {
  test('has each code once, well formed, with a range that is one', () => {
    const all = allCurrencies();
    expect(all.length).toBeGreaterThan(200);
    for (const { code, minorDigits, hasNoMinorUnit, from = '0', until = '9' } of all) {
      expect(code).toMatch(/^[A-Z]{3}$/);
      expect(hasNoMinorUnit === true ? [6] : [0, 2, 3, 4]).toContain(minorDigits);
      expect(from < until).toBe(true);
    }
  });

  test.each([
    ['EUR', 2],
    ['JPY', 0],
    ['BHD', 3],
    ['KWD', 3],
    ['CLF', 4],
    ['AFN', 2],
    ['IQD', 3],
    ['ISK', 0],
    ['UGX', 0],
    ['MGA', 2],
    ['ITL', 0],
    ['FRF', 2],
  ])('%s has %i minor digits', (code, digits) => {
    expect(currencyOf(code)?.minorDigits).toBe(digits);
  });

  test.each([
    ['EUR', '1998-12-31', false],
    ['EUR', '1999-01-01', true],
    ['FRF', '2002-02-17', true],
    ['FRF', '2002-02-18', false],
    ['USD', '1990-01-01', true],
    ['HRK', '2024-01-01', false],
  ])('%s on %s: %s', (code, day, expected) => {
    expect(inUseOn(currencyOf(code) ?? { code, minorDigits: 0 }, day)).toBe(expected);
  });
});
