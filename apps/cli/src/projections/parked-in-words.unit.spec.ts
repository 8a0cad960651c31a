import { describe, expect, test } from '@jest/globals';
import { parkedInWords } from './parked-in-words.ts';

const parked = {
  projection: 'commitment-register',
  position: 12,
  eventId: '3fa85f64-0000-5000-8000-000000000001',
  type: 'Pledged.v9',
  key: 'commitment-1',
  reason: 'its type is \u001b[2J unknown',
  recordedAt: '2026-01-01T00:00:00.000Z',
  held: 2,
};

describe('parkedInWords', () => {
  test('names the event, why it waits and what waits for it, in either language', () => {
    expect(parkedInWords([parked], 'en')).toEqual([
      'Parked in commitment-register: @12 3fa85f64, Pledged.v9 of commitment-1: its type is \\u{1b}[2J unknown; 2 events after it wait',
    ]);
    expect(parkedInWords([{ ...parked, held: 0 }], 'fr')).toEqual([
      'En réserve dans commitment-register\u00a0: @12 3fa85f64, Pledged.v9 de commitment-1\u00a0: its type is \\u{1b}[2J unknown',
    ]);
  });
});
