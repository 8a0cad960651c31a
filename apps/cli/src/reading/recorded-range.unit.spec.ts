import { describe, expect, test } from '@jest/globals';
import { recordedBounds } from './recorded-range.ts';

const within = (since: string | undefined, until: string | undefined) =>
  recordedBounds({ since, until }, 'Europe/Paris');

describe('recordedBounds', () => {
  test('a day is one of the ledger, from its first instant to its last', () => {
    expect(within('2026-03-31', '2026-03-31')).toEqual({
      since: '2026-03-30T22:00:00.000Z',
      until: '2026-03-31T21:59:59.999Z',
    });
  });

  test('positions and instants are included', () => {
    expect(within('@1', '@2')).toEqual({ after: 0, through: 2 });
    expect(within('2026-03-30T22:00:00Z', undefined)).toEqual({ since: '2026-03-30T22:00:00.000Z' });
    expect(within(undefined, '2026-03-31T00:00:00+02:00')).toEqual({ until: '2026-03-30T22:00:00.000Z' });
  });

  test('without bounds everything is within', () => {
    expect(within(undefined, undefined)).toEqual({});
  });

  test.each(['yesterday', '2026-02-30', '2026-03-31T12:00', '@', ''])('%s is no moment', (text) => {
    expect(() => recordedBounds({ since: text }, 'UTC')).toThrow(/--since/);
  });
});
