import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { actorId, key } from './identifiers.ts';
import { daysIn, period, periodBounds } from './period.ts';
import { isPlainDate, lastDayOfMonth } from './plain-date.ts';
import { fraction, instant, millionths, quantity, share } from './quantity.ts';
import { comparableText, line, text, tidyText } from './text.ts';

describe('plain dates', () => {
  test.each([
    '2026-02-31',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '26-01-01',
    '2026-1-1',
    '',
  ])('%j is none', (day) => {
    expect(isPlainDate(day)).toBe(false);
  });

  test('agree with the calendar of the machine', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(fc.property(days, (day) => expect(isPlainDate(day.toISOString().slice(0, 10))).toBe(true)));
  });

  test('there is no thirteenth month', () => {
    expect(() => lastDayOfMonth(2026, 13)).toThrow(RangeError);
  });
});

describe('periods', () => {
  test.each([
    ['2026-03', '2026-03-01', '2026-03-31', 31],
    ['2024-02', '2024-02-01', '2024-02-29', 29],
    ['2026-Q1', '2026-01-01', '2026-03-31', 90],
    ['2026-Q4', '2026-10-01', '2026-12-31', 92],
    ['2026', '2026-01-01', '2026-12-31', 365],
    ['FY2024', '2024-01-01', '2024-12-31', 366],
  ])('%s runs from %s to %s', (word, first, last, days) => {
    expect(period.safeParse(word).success).toBe(true);
    expect(periodBounds(word)).toEqual({ first, last });
    expect(daysIn({ first, last })).toBe(days);
  });

  test.each(['2026-13', '2026-Q5', 'FY26', '2026-3', 'FY2026-03', '2026-Q1 ', ''])('%j is none', (word) => {
    expect(period.safeParse(word).success).toBe(false);
    expect(periodBounds(word)).toBeUndefined();
  });
});

describe('text', () => {
  test.each(['', ' a', 'a ', 'Cafe\u0301', 'a\u0000', 'a\u001b[31m', 'a\u007f', '\ud800', 'abcdef'])(
    '%j is refused',
    (value) => {
      expect(line(5).safeParse(value).success).toBe(false);
      expect(text(5).safeParse(value).success).toBe(false);
    },
  );

  test('a line break belongs into longer text only', () => {
    expect(text(9).safeParse('one\n\ttwo').success).toBe(true);
    for (const broken of ['one\ntwo', 'one\ttwo', 'one\u2028two'])
      expect(line(9).safeParse(broken).success).toBe(false);
  });

  test.each(['DUPREF', ' DUPREF ', 'DUP\u200bREF', '\u00adDUPREF\ufeff', '\u00a0DUPREF\u200e'])(
    'compared has nothing that nobody sees: %j',
    (printed) => {
      expect(comparableText(printed)).toBe('DUPREF');
    },
  );

  test.each(['dupref', 'DUP REF', 'DUP\u2011REF', 'DUPRЕF'])('that looks otherwise stays another: %j', (printed) => {
    expect(comparableText(printed)).not.toBe('DUPREF');
  });

  test('compared once compares the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) =>
        expect(comparableText(comparableText(value))).toBe(comparableText(value)),
      ),
    );
  });

  test('tidied once is tidy for good', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => expect(tidyText(tidyText(value))).toBe(tidyText(value))),
    );
  });
});

describe('other words', () => {
  test.each(['actor-1', 'demo:secretariat', '3f0c2c8e-0000-7000-8000-000000000003'])('%s may act', (id) => {
    expect(actorId.safeParse(id).success).toBe(true);
  });

  test.each(['a@b.org', 'First Last', '', '-x', 'Zoë'])('%j may not: it could be a person’s name or address', (id) => {
    expect(actorId.safeParse(id).success).toBe(false);
  });

  test.each(['2026-03', 'raw-materials', 'A.1_b'])('%s is a key', (id) => {
    expect(key.safeParse(id).success).toBe(true);
  });

  test.each(['__proto__', 'a/b', 'a b', '', '-a'])('%j is no key', (id) => {
    expect(key.safeParse(id).success).toBe(false);
  });

  test('quantities are exact decimals', () => {
    expect(['0', '1.5', '0.000001', '12'].map(millionths)).toEqual([0n, 1_500_000n, 1n, 12_000_000n]);
    for (const none of ['1.50', '-1', '01', '1.', '.5', '1.0000001', '1e3', '0.0'])
      expect(quantity.safeParse(none).success).toBe(false);
  });

  test('shares are fractions', () => {
    expect(fraction('2/3')).toEqual({ over: 2n, under: 3n });
    for (const none of ['2', '1/0', '-1/2', '0.5']) expect(share.safeParse(none).success).toBe(false);
  });

  test('instants are in UTC', () => {
    for (const some of ['2026-04-12T09:30:00.000Z', '2026-04-12T09:30:00Z'])
      expect(instant.safeParse(some).success).toBe(true);
    for (const none of ['2026-04-12T09:30:00+02:00', '2026-04-12', '2026-02-30T00:00:00Z'])
      expect(instant.safeParse(none).success).toBe(false);
  });
});
