import { expect, test } from '@jest/globals';
import { answered, isRecord } from './outcome.ts';

test('a record is an object, and null is none', () => {
  expect(isRecord({})).toBe(true);
  for (const other of [null, undefined, 'text', 7, () => 0]) expect(isRecord(other)).toBe(false);
});

test('a check that could not look at its input is refused, and any other answer is handed on', () => {
  expect(answered(() => 'answer')).toBe('answer');
  const looked = answered(() => {
    throw new Error('looked at');
  });
  expect(looked).toEqual({ ok: false, reason: 'the input could not be read' });
});
