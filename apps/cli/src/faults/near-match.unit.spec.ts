import { describe, expect, test } from '@jest/globals';
import { nearMatch } from './near-match.ts';

const known = ['Pledged.v1', 'Signed.v1', 'Disbursed.v1', 'projet-malin'];

describe('nearMatch', () => {
  test.each([
    ['Plegded.v1', 'Pledged.v1'],
    ['pledged.v1', 'Pledged.v1'],
    ['Disbursd.v1', 'Disbursed.v1'],
    ['projet-malain', 'projet-malin'],
  ])('%s is probably %s', (word, meant) => {
    expect(nearMatch(word, known)).toBe(meant);
  });

  test('a word like none of them has no match', () => {
    expect(nearMatch('weather', known)).toBeUndefined();
    expect(nearMatch('', known)).toBeUndefined();
  });
});
