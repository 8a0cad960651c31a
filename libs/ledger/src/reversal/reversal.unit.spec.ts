import { describe, expect, test } from '@jest/globals';
import { refuseReversal, type Reversibility } from './refuse-reversal.ts';

const EVENT = '0b3a5c1e-6f5d-5a64-9c43-3d1c7f0a9e21';

describe('taking an event back', () => {
  test('is open for an event in force', () => {
    expect(refuseReversal(EVENT, 'reversible')).toBeUndefined();
  });

  test.each<[Reversibility, string]>([
    ['reversed', 'already-reversed'],
    ['final', 'not-reversible'],
    [undefined, 'event-not-here'],
  ])('is refused for what is %s', (found, code) => {
    expect(refuseReversal(EVENT, found)).toMatchObject({
      refused: code,
      detail: expect.stringContaining(EVENT),
      pointer: '/eventId',
    });
  });
});
