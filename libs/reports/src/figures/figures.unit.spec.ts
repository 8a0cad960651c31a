import { describe, expect, test } from '@jest/globals';
import { moneyOf } from '@pacta/ledger';
import fc from 'fast-check';
import { amountText, grouped } from './amount-text.ts';
import { figureOf, figuresOf, type Term } from './figure.ts';
import { sumOfQuantities } from './quantity-sum.ts';
import { dividedHalfEven, formatPerUnit, perUnit, timesVolume, withinPercent } from './unit-cost.ts';

const term = (amount: bigint, currency: string, eventId = 'e', synthetic = false): Term => ({
  amount: moneyOf(amount, currency),
  eventId,
  synthetic,
});

describe('figures', () => {
  test.each([
    ['EUR', 35000000n, '350000.00'],
    ['JPY', 1234n, '1234'],
    ['BHD', 1234n, '1.234'],
    ['EUR', 90071992547409931234567n, '900719925474099312345.67'],
    ['EUR', -5n, '-0.05'],
  ])('%s %s minor units are %s', (currency, amount, decimal) => {
    expect(figureOf(currency, [term(amount, currency)]).amount).toBe(decimal);
  });

  test('currencies are never added', () => {
    const figures = figuresOf([term(100n, 'EUR', 'a'), term(100n, 'JPY', 'b'), term(50n, 'EUR', 'c')]);
    expect(figures).toEqual([
      { amount: '1.50', currency: 'EUR', events: ['a', 'c'] },
      { amount: '100', currency: 'JPY', events: ['b'] },
    ]);
  });

  test('a figure says whether it is made up, in whole or in part', () => {
    expect(figureOf('EUR', [term(1n, 'EUR', 'a', true)]).synthetic).toBe('all');
    expect(figureOf('EUR', [term(1n, 'EUR', 'a', true), term(1n, 'EUR')]).synthetic).toBe('part');
    expect(figureOf('EUR', [term(1n, 'EUR')])).not.toHaveProperty('synthetic');
  });

  test('an event with several terms is named once', () => {
    expect(figureOf('EUR', [term(1n, 'EUR', 'a'), term(2n, 'EUR', 'a')])).toMatchObject({
      amount: '0.03',
      events: ['a'],
    });
  });
});

describe('amounts in words', () => {
  test.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['-1234567.50', '−1,234,567.50'],
    ['900719925474099312345.670', '900,719,925,474,099,312,345.670'],
  ])('%s reads %s', (decimal, text) => expect(grouped(decimal)).toBe(text));

  test('the currency always stands beside', () => {
    expect(amountText({ amount: '350000.00', currency: 'EUR' })).toBe('350,000.00 EUR');
  });
});

describe('exact arithmetic', () => {
  test.each([
    [['12.5', '0.25', '3'], '15.75'],
    [[], '0'],
    [['0.000001', '999999999999999.999999'], '1000000000000000'],
    [['10', '90'], '100'],
  ])('%j days add up to %s', (days, sum) => expect(sumOfQuantities(days)).toBe(sum));

  test.each([
    [5n, 2n, 2n],
    [7n, 2n, 4n],
    [-5n, 2n, -2n],
    [-7n, 2n, -4n],
    [8n, 3n, 3n],
  ])('%s ÷ %s rounds half-even to %s', (over, under, whole) => expect(dividedHalfEven(over, under)).toBe(whole));

  test('cost per unit has two decimals more than its currency', () => {
    expect(formatPerUnit(perUnit(moneyOf(670000n, 'EUR'), '10000') ?? 0n, 'EUR')).toBe('0.6700');
    expect(formatPerUnit(perUnit(moneyOf(1000n, 'JPY'), '3') ?? 0n, 'JPY')).toBe('333.33');
    expect(formatPerUnit(perUnit(moneyOf(100n, 'EUR'), '0.25') ?? 0n, 'EUR')).toBe('4.0000');
    expect(formatPerUnit(-20000n, 'EUR')).toBe('-2.0000');
  });

  test('nothing is divided by a volume of zero', () => expect(perUnit(moneyOf(1n, 'EUR'), '0')).toBeUndefined());

  test('price times volume is rounded once', () => {
    expect(timesVolume(moneyOf(69n, 'EUR'), '10000')).toEqual(moneyOf(690000n, 'EUR'));
    expect(timesVolume(moneyOf(1n, 'EUR'), '0.5')).toEqual(moneyOf(0n, 'EUR'));
  });

  test('the band takes in its own edge', () => {
    expect(withinPercent(moneyOf(-200n, 'EUR'), moneyOf(10000n, 'EUR'), '2')).toBe(true);
    expect(withinPercent(moneyOf(201n, 'EUR'), moneyOf(10000n, 'EUR'), '2')).toBe(false);
  });

  test('rounding is never further off than half', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 12n }), (over, under) => {
        const off = (dividedHalfEven(over, under) * under - over) * 2n;
        expect(off <= under && -off <= under).toBe(true);
      }),
    );
  });
});
