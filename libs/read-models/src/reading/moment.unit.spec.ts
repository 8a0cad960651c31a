import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '@pacta/ledger';
import { resolveAsOf } from './as-of.ts';
import { readMoment } from './moment.ts';

const ZONE = 'Europe/Paris';
const at = (text: string): number => Date.parse(text);

describe('a moment', () => {
  test.each([
    ['2026-03-31', '2026-03-30T22:00:00.000Z', '2026-03-31T21:59:59.999Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
    ['2026-02', '2026-01-31T23:00:00.000Z', '2026-02-28T22:59:59.999Z'],
    ['2026-Q1', '2025-12-31T23:00:00.000Z', '2026-03-31T21:59:59.999Z'],
    ['2026', '2025-12-31T23:00:00.000Z', '2026-12-31T22:59:59.999Z'],
    ['FY2026', '2025-12-31T23:00:00.000Z', '2026-12-31T22:59:59.999Z'],
    ['2026-03-31T10:00:00+02:00', '2026-03-31T08:00:00.000Z', '2026-03-31T08:00:00.000Z'],
    ['2026-03-31T10:00Z', '2026-03-31T10:00:00.000Z', '2026-03-31T10:00:00.000Z'],
    ['2026-03-31T10:00:00.123456Z', '2026-03-31T10:00:00.123Z', '2026-03-31T10:00:00.123Z'],
  ])('%s is a stretch of time in the zone of the ledger', (text, first, last) => {
    expect(readMoment(text, ZONE)).toEqual({ kind: 'time', first: at(first), last: at(last) });
  });

  test('@12 is a place in the log', () => {
    expect(readMoment('@12', ZONE)).toEqual({ kind: 'position', position: 12 });
  });

  test.each([
    '',
    '@',
    '@-1',
    '@01',
    '12',
    'yesterday',
    '2026-13',
    '2026-02-30',
    '2026-Q5',
    '2026-03-31T10:00:00',
    '2026-03-31T25:00:00Z',
    '31/03/2026',
    '@1e3',
  ])("'%s' is refused", (text) => {
    expect(readMoment(text, ZONE)).toMatchObject({ refused: 'not-a-moment' });
  });
});

/** Recorded instants by leaf index. The clock stepped back after the second event. */
const recorded = ['2026-03-01T10:00:00Z', '2026-03-05T10:00:00Z', '2026-03-03T10:00:00Z', '2026-03-09T10:00:00Z'].map(
  at,
);
const log = {
  eventCount: () => recorded.length,
  latestRecordedAt: () => Math.max(...recorded),
  lastPositionAt: (instant: number) => {
    const first = recorded.findIndex((each) => each > instant);
    return (first < 0 ? recorded.length : first) - 1;
  },
};
const context = { zone: ZONE, now: '2026-03-10T12:00:00Z' };

describe('as of', () => {
  test.each([
    ['@0', 0, true],
    ['@3', 3, true],
    ['2026-02-28', -1, true],
    ['2026-03-01', 0, true],
    ['2026-03-04', 0, true],
    ['2026-03-05', 2, true],
    ['2026-03-05T10:00:00Z', 2, true],
    ['2026-03-05T09:59:59.999Z', 0, true],
    ['2026-03-10', 3, false],
    ['2026-Q1', 3, false],
    ['2026-02', -1, true],
  ])('%s is the prefix through %d', (text, position, settled) => {
    expect(resolveAsOf(text, log, context)).toEqual({ position, settled });
  });

  test.each([
    ['@4', 'beyond-the-log'],
    ['2026-03-11', 'in-the-future'],
    ['2026-Q2', 'in-the-future'],
    ['2026-03-10T12:00:01Z', 'in-the-future'],
    ['soon', 'not-a-moment'],
  ])('%s is refused as %s', (text, code) => {
    expect(resolveAsOf(text, log, context)).toMatchObject({ refused: code });
  });

  test('on an empty log every past moment is before the first event', () => {
    const empty = { eventCount: () => 0, latestRecordedAt: () => undefined, lastPositionAt: () => -1 };
    expect(resolveAsOf('2026-03-01', empty, context)).toEqual({ position: -1, settled: true });
    expect(isRefusal(resolveAsOf('@0', empty, context) as object)).toBe(true);
  });

  test('a ledger whose own clock is ahead of ours can be read as of its own time', () => {
    expect(resolveAsOf('2026-03-09', log, { zone: ZONE, now: '2020-01-01T00:00:00Z' })).toEqual({
      position: 3,
      settled: false,
    });
  });
});
