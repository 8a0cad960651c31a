import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wordsFor } from './words.ts';

const [english, french] = [wordsFor('en').formats, wordsFor('fr').formats];

describe('formats', () => {
  test('amounts are grouped as the language groups them, with a true minus', () => {
    const sum = { amount: '-350000.00', currency: 'EUR' };
    expect(english.amount(sum)).toBe('−350,000.00 EUR');
    expect(french.amount(sum)).toBe('−350\u202f000,00\u00a0EUR');
    expect(french.amount({ amount: '9007199254740993123', currency: 'JPY' })).toBe(
      '9\u202f007\u202f199\u202f254\u202f740\u202f993\u202f123\u00a0JPY',
    );
  });

  test('no digit is lost or rounded, at any size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.stringMatching(/^\d{1,6}$/), (whole, part) => {
        const decimal = `${whole}.${part}`;
        expect(english.number(decimal).replaceAll(',', '').replace('−', '-')).toBe(decimal);
        expect(french.number(decimal).replaceAll('\u202f', '').replace(',', '.').replace('−', '-')).toBe(decimal);
      }),
    );
  });

  test('dates and instants', () => {
    expect([english.date('2026-04-12'), french.date('2026-04-12')]).toEqual(['2026-04-12', '12/04/2026']);
    expect(english.moment('2026-04-12T09:30:59.000Z')).toBe('2026-04-12 09:30 UTC');
    expect(french.moment('2026-04-12T09:30:59.000Z')).toBe('12/04/2026 à 09:30 UTC');
    // A period is as people named it.
    expect(french.date('2026')).toBe('2026');
  });

  test.each([
    [[], '', ''],
    [['a'], 'a', 'a'],
    [['a', 'b'], 'a and b', 'a et b'],
    [['a', 'b', 'c'], 'a, b and c', 'a, b et c'],
  ])('lists: %j', (items, inEnglish, inFrench) =>
    expect([english.list(items), french.list(items)]).toEqual([inEnglish, inFrench]),
  );

  test('none is plural in English and singular in French', () => {
    expect([0, 1, 2, 1200].map((count) => english.count(count, 'line'))).toEqual([
      '0 lines',
      '1 line',
      '2 lines',
      '1,200 lines',
    ]);
    expect([0, 1, 2].map((count) => french.count(count, 'flux', 'flux'))).toEqual(['0 flux', '1 flux', '2 flux']);
    expect([0, 1, 2].map((count) => french.count(count, 'ligne'))).toEqual(['0 ligne', '1 ligne', '2 lignes']);
  });

  test('what is made up says so', () => {
    const figure = { amount: '1.00', currency: 'EUR', synthetic: 'part' } as const;
    expect([english.figure(figure), french.figure(figure)]).toEqual([
      '1.00 EUR part synthetic',
      '1,00\u00a0EUR en partie fictif',
    ]);
    expect(french.figureCell(figure)).toBe('1,00\nen partie fictif');
    expect(french.figureCell(null)).toBe('—');
  });
});
