import { expect, test } from '@jest/globals';
import { permission } from './permission.ts';

const stranger = { actor: 'left-the-board', grants: [] };

test('without a role nothing is there', () => {
  expect(permission(stranger, 'castBallot')).toMatchObject({ refused: 'not-found' });
  expect(permission(stranger, 'castBallot', { seats: new Map([['chair', 1]]) })).toMatchObject({
    refused: 'not-found',
  });
});

test('a seat in the electorate is enough for a ballot and a recusal, and for nothing else', () => {
  const on = { seats: new Map([['left-the-board', 1]]) };
  expect(permission(stranger, 'castBallot', on)).toBeUndefined();
  expect(permission(stranger, 'recuse', on)).toBeUndefined();
  expect(permission(stranger, 'closeDecision', on)).toMatchObject({ refused: 'role-missing' });
});
