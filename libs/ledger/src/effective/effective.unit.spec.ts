import { describe, expect, test } from '@jest/globals';
import type { Source } from '../view.ts';
import { dayOfMoney } from './day-of-money.ts';
import { isEffectiveWithin, readEffective, type EffectiveRange } from './effective-range.ts';
import { entriesWithin } from './entries-within.ts';

const MARCH: EffectiveRange = { first: '2026-03-01', last: '2026-03-31' };

test.each<[string | null, string | null, string | null]>([
  ['2026-03-01', '2026-03-02', '2026-03-01'],
  [null, '2026-03-02', '2026-03-02'],
  ['9999-12-31', '2026-03-02', '2026-03-02'],
  ['0001-01-01', null, null],
  ['1900-01-01', null, null],
  [null, null, null],
])('the day of money, effective on %s and with the value date %s, is %s', (effectiveOn, valueDate, day) =>
  expect(dayOfMoney(effectiveOn, valueDate)).toBe(day),
);

describe('the days that effective names', () => {
  test.each<[string, EffectiveRange]>([
    ['2026-03-31', { first: '2026-03-31', last: '2026-03-31' }],
    ['2026-03', MARCH],
    ['2026-Q1', { first: '2026-01-01', last: '2026-03-31' }],
    ['FY2026', { first: '2026-01-01', last: '2026-12-31' }],
    ['2026-01..2026-03-15', { first: '2026-01-01', last: '2026-03-15' }],
    ['..2026-Q2', { first: null, last: '2026-06-30' }],
    ['2026-02..', { first: '2026-02-01', last: null }],
  ])('%s', (text, range) => expect(readEffective(text)).toEqual(range));

  test.each(['', '..', 'March', '2026-02-30', '@3', '2026-03..2026-02', '2026..2027..2028', '2026-3'])(
    "'%s' names none",
    (text) => expect(readEffective(text)).toMatchObject({ refused: 'not-a-period' }),
  );

  test('both ends count, and a day that nobody said never does', () => {
    const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01', null, undefined];
    expect(days.map((day) => isEffectiveWithin(MARCH, day))).toEqual([false, true, true, false, false, false]);
    expect(isEffectiveWithin({ first: null, last: null }, null)).toBe(false);
  });
});

describe('the entries of a view on certain days', () => {
  const by = (effectiveOn: string | null): Source => ({
    eventId: 'e',
    position: 0,
    type: 'T.v1',
    actor: 'a',
    recordedAt: '2026-06-01T10:00:00.000Z',
    effectiveOn,
  });

  test('are those of the range; what the thing is stays, and nothing else is changed', () => {
    const state = {
      id: 'c',
      pledge: { amount: '1', by: by('2025-01-01') },
      payments: [
        { n: 1, by: by('2026-03-02') },
        { n: 2, by: by('2026-04-02') },
        { n: 3, by: by(null) },
      ],
      ids: ['a', 'b'],
      note: null,
    };
    expect(entriesWithin(state, MARCH)).toEqual({ ...state, payments: [state.payments[0]] });
  });

  test('a movement counts by its value date where its event names no day', () => {
    const payments = ['2026-03-02', '2026-04-02'].map((valueDate) => ({ valueDate, by: by(null) }));
    const said = { valueDate: '2026-04-02', by: by('2026-03-31') };
    expect(entriesWithin({ payments: [...payments, said] }, MARCH).payments).toEqual([payments[0], said]);
  });

  test('count by their period where their event names no day, whole', () => {
    const entry = (period: string | null, effectiveOn: string | null) => ({
      period,
      openedBy: by(effectiveOn),
      lines: [{ line: 'milk', by: by(null) }],
    });
    const entries = [entry('2026-03', null), entry('2026-Q1', null), entry('2026-03', '2026-04-05'), entry(null, null)];
    expect(entriesWithin({ entries }, MARCH).entries).toEqual([entries[0]]);
  });
});
