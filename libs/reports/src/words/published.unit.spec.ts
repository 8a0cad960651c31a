import { expect, test } from '@jest/globals';
import { published } from './en/published.ts';
import { published as inFrench } from './fr/published.ts';

test('activity dates read alike in files of version 1 and later', () => {
  const pairs = { '1': 'start-planned', '2': 'start-actual', '3': 'end-planned', '4': 'end-actual' };
  for (const [code, word] of Object.entries(pairs)) {
    expect(published.dateType(word)).toBe(published.dateType(code));
    expect(inFrench.dateType(word)).toBe(inFrench.dateType(code));
  }
  expect(published.dateType('start-actual')).toBe('actual start');
});
