import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addedById, roundedTogether, shareOut, type Share } from './rational-split.ts';
import {
  decimalText,
  dividedBy,
  fractionText,
  negative,
  plus,
  rational,
  rationalOf,
  rounded,
  sumOf,
  times,
} from './rational.ts';

const fractions = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([over, under]) => rational(over, under));

describe('exact fractions', () => {
  test('are kept in lowest terms, the sign above', () => {
    expect(rational(6n, -4n)).toEqual({ over: -3n, under: 2n });
    expect(fractionText(rational(61n, 21n))).toBe('61/21');
    expect(rationalOf('1.0850')).toEqual(rational(217n, 200n));
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(() => dividedBy(rational(1n), rational(0n))).toThrow(RangeError);
  });

  test.each([
    ['0.5', '0'],
    ['1.5', '2'],
    ['2.5', '2'],
    ['-0.5', '0'],
    ['-1.5', '-2'],
    ['2.51', '3'],
    ['-2.49', '-2'],
  ])('%s rounds to %s', (value, expected) => {
    expect(String(rounded(rationalOf(value)))).toBe(expected);
  });

  test('print with so many decimals, always', () => {
    expect(decimalText(rational(61n, 21n), 4)).toBe('2.9048');
    expect(decimalText(rational(15n), 4)).toBe('15.0000');
    expect(decimalText(rational(-1n, 30n), 2)).toBe('-0.03');
    expect(decimalText(rational(7n, 2n), 0)).toBe('4');
  });

  test('adding and taking off, multiplying and dividing undo each other', () => {
    fc.assert(
      fc.property(fractions, fractions, (left, right) => {
        expect(plus(plus(left, right), negative(right))).toEqual(left);
        if (right.over !== 0n) expect(dividedBy(times(left, right), right)).toEqual(left);
      }),
    );
  });
});

describe('splits', () => {
  const weighted = fc.array(
    fc.bigInt({ min: 0n, max: 10n ** 12n }).map((value) => rational(value)),
    { maxLength: 12 },
  );
  const named = (values: readonly { over: bigint; under: bigint }[]): Share[] =>
    values.map((value, index) => ({ id: `part-${index}`, value }));

  test('add up to the sum exactly, and rounded together to the rounded sum', () => {
    fc.assert(
      fc.property(fractions, weighted, (sum, weights) => {
        const parts = shareOut(sum, named(weights));
        if (parts.length === 0) return;
        expect(sumOf(parts.map(({ value }) => value))).toEqual(sum);
        const together = roundedTogether(parts);
        expect([...together.values()].reduce((left, right) => left + right, 0n)).toBe(rounded(sum));
        for (const {
          id,
          value: { over, under },
        } of parts) {
          const off = (together.get(id) ?? 0n) * under - over;
          expect(off < under && off > -under).toBe(true);
        }
        expect(new Map([...roundedTogether(parts.toReversed())].toSorted())).toEqual(new Map([...together].toSorted()));
      }),
    );
  });

  test('go by largest remainder, ties by id', () => {
    const thirds = shareOut(rational(100n), named([rational(1n), rational(1n), rational(1n)]));
    expect([...roundedTogether(thirds)]).toEqual([
      ['part-0', 34n],
      ['part-1', 33n],
      ['part-2', 33n],
    ]);
  });

  test('nobody takes anything without a weight, and no weight is below zero', () => {
    expect(shareOut(rational(100n), named([rational(0n)]))).toEqual([]);
    expect(() => shareOut(rational(1n), named([rational(-1n)]))).toThrow(RangeError);
  });

  test('shares of one id are added up', () => {
    const shares = [...named([rational(1n)]), ...named([rational(2n), rational(5n)])];
    expect(addedById(shares)).toEqual(named([rational(3n), rational(5n)]));
  });
});
