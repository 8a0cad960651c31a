import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { ControlTotals } from './control-totals.ts';
import { addDecimals, decimalText, readDecimal, roundDecimal, subtractDecimals, type Decimal } from './decimal.ts';
import { majorUnits, recordedAmount, roundingOf } from './published-amount.ts';

const decimal = (text: string): Decimal => readDecimal(text) as Decimal;

describe('a published numeral', () => {
  test.each([
    ['1250', '1250'],
    ['1250.00', '1250'],
    ['-12.50', '-12.5'],
    ['+7', '7'],
    ['007', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0', '0'],
    ['1.2E+6', '1200000'],
    ['1.5e-3', '0.0015'],
    ['9007199254740993.01', '9007199254740993.01'],
  ])('%s is read exactly', (text, exact) => expect(decimalText(decimal(text))).toBe(exact));

  test.each([
    '',
    ' ',
    '.',
    '-',
    '1,000.00',
    '1 000',
    '1_000',
    '£5',
    'NaN',
    'INF',
    '0x10',
    '1e',
    '1e9999',
    '٣',
    '1'.repeat(61),
  ])('%j is none', (text) => expect(readDecimal(text)).toBeUndefined());
});

test.each([
  ['2.5', 0, '2'],
  ['3.5', 0, '4'],
  ['-2.5', 0, '-2'],
  ['-3.5', 0, '-4'],
  ['0.125', 2, '0.12'],
  ['0.1251', 2, '0.13'],
  ['7', 2, '7'],
])('%s rounded to %d decimals is %s: half to even', (text, scale, rounded) => {
  expect(decimalText(roundDecimal(decimal(text), scale))).toBe(rounded);
});

test('an amount keeps its text only where it was rounded', () => {
  expect(recordedAmount('10.500', decimal('10.500'), 'GBP')).toEqual({ amount: { amount: '1050', currency: 'GBP' } });
  const yen = recordedAmount('10.5', decimal('10.5'), 'JPY');
  expect(yen).toEqual({ amount: { amount: '10', currency: 'JPY' }, published: '10.5' });
  expect(decimalText(roundingOf(yen))).toBe('0.5');
  expect(() => recordedAmount('1', decimal('1'), 'ZZZ')).toThrow('no minor digits');
});

const amounts = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => ({ units, scale }));

test('published = recorded + rounding, whatever the amount', () => {
  fc.assert(
    fc.property(amounts, fc.constantFrom('EUR', 'JPY', 'BHD'), (exact, currency) => {
      const text = decimalText(exact);
      const recorded = recordedAmount(text, decimal(text), currency);
      const sum = addDecimals(majorUnits(recorded.amount), roundingOf(recorded));
      expect(decimalText(subtractDecimals(exact, sum))).toBe('0');
    }),
  );
});

describe('control totals', () => {
  test('have a row per currency and kind, in the order of both', () => {
    const totals = new ControlTotals();
    for (const kind of ['iati:11', 'iati:2', 'iati:D']) totals.read('GBP', kind, decimal('1'));
    totals.read('EUR', '360:award', decimal('0.10'));
    expect(totals.rows().map(({ currency, kind }) => `${currency} ${kind}`)).toEqual([
      'EUR 360:award',
      'GBP iati:2',
      'GBP iati:11',
      'GBP iati:D',
    ]);
  });

  test('balance where everything read is recorded, rejected or rounded off', () => {
    const totals = new ControlTotals();
    for (const text of ['10.5', '-3', '4']) totals.read('JPY', 'iati:3', decimal(text));
    totals.recorded('JPY', 'iati:3', decimal('10'), decimal('0.5'));
    totals.recorded('JPY', 'iati:3', decimal('-3'), decimal('0'));
    expect(totals.unbalanced()).toHaveLength(1);
    totals.rejected('JPY', 'iati:3', decimal('4'));
    expect(totals.unbalanced()).toEqual([]);
    expect(totals.rows()).toEqual([
      {
        currency: 'JPY',
        kind: 'iati:3',
        read: { count: 3, amount: '11.5' },
        recorded: { count: 2, amount: '7' },
        rejected: { count: 1, amount: '4' },
        rounding: '0.5',
      },
    ]);
  });

  test('do not balance where a record of no amount is lost', () => {
    const totals = new ControlTotals();
    totals.read('JPY', 'iati:3', decimal('0'));
    expect(totals.unbalanced()).toHaveLength(1);
  });
});
