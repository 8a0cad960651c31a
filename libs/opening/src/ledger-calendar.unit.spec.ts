import { describe, expect, test } from '@jest/globals';
import { calendarOf, isTimeZone, systemZone } from './ledger-calendar.ts';

describe('the ledger’s calendar', () => {
  test.each([
    ['UTC', '2026-03-31T23:59:59.999Z', '2026-03-31'],
    ['Europe/Paris', '2026-03-31T21:59:59.999Z', '2026-03-31'],
    ['Europe/Paris', '2026-03-31T22:00:00.000Z', '2026-04-01'],
    ['Europe/Paris', '2026-01-31T23:00:00.000Z', '2026-02-01'],
    ['America/New_York', '2026-01-01T04:59:00.000Z', '2025-12-31'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00.000Z', '2027-01-01'],
  ])('in %s, %s is on %s', (zone, instant, day) => {
    const dayOf = calendarOf(zone);
    expect(dayOf(instant)).toBe(day);
    expect(dayOf(instant)).toBe(day);
  });

  test('one minute does not answer for the next', () => {
    const dayOf = calendarOf('UTC');
    expect([dayOf('2026-03-31T23:59:59.999Z'), dayOf('2026-04-01T00:00:00.000Z')]).toEqual([
      '2026-03-31',
      '2026-04-01',
    ]);
  });

  test('knows which zones there are', () => {
    expect([isTimeZone('Europe/Paris'), isTimeZone('Mars/One'), isTimeZone(systemZone())]).toEqual([true, false, true]);
  });
});
