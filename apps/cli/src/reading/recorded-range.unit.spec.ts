import { describe, expect, test } from '@jest/globals';
import { lastPositionAsOf, recordedRange } from './recorded-range.ts';

const events = [
  '2026-03-30T21:59:59.999Z',
  '2026-03-30T22:00:00.000Z',
  '2026-03-31T21:59:59.999Z',
  '2026-03-31T22:00:00.000Z',
].map((recordedAt, position) => ({ recordedAt, position }));
const within = (since: string | undefined, until: string | undefined): number[] =>
  events.filter(recordedRange({ since, until }, 'Europe/Paris')).map(({ position }) => position);

describe('recordedRange', () => {
  test('a day is one of the ledger, from its first instant to its last', () => {
    expect(within('2026-03-31', '2026-03-31')).toEqual([1, 2]);
  });

  test('positions and instants are included', () => {
    expect(within('@1', '@2')).toEqual([1, 2]);
    expect(within('2026-03-30T22:00:00Z', undefined)).toEqual([1, 2, 3]);
    expect(within(undefined, '2026-03-31T00:00:00+02:00')).toEqual([0, 1]);
  });

  test('without bounds everything is within', () => {
    expect(within(undefined, undefined)).toEqual([0, 1, 2, 3]);
  });

  test.each(['yesterday', '2026-02-30', '2026-03-31T12:00', '@', ''])('%s is no moment', (text) => {
    expect(() => recordedRange({ since: text }, 'UTC')).toThrow(/--since/);
  });
});

async function* log(): AsyncIterable<(typeof events)[number]> {
  yield* events;
}

describe('lastPositionAsOf', () => {
  test.each([
    ['@1', 1],
    ['2026-03-29', -1],
    ['2026-03-30', 0],
    ['2026-Q1', 2],
    ['2026-03-30T22:00:00.000Z', 1],
  ])('%s', async (asOf, position) => {
    expect(await lastPositionAsOf(asOf, 'Europe/Paris', log())).toBe(position);
  });

  test('what is no moment is wrong usage, and what is beyond the log is not found', async () => {
    await expect(lastPositionAsOf('last week', 'UTC', log())).rejects.toMatchObject({ exitCode: 2 });
    await expect(lastPositionAsOf('@4', 'UTC', log())).rejects.toMatchObject({ exitCode: 4 });
  });
});
