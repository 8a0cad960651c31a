import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stateJson, StateNotPlain } from './state-json.ts';

describe('the text of a state', () => {
  test('reads back as the state, and that has the same text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(stateJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(stateJson(JSON.parse(stateJson(value)))).toBe(stateJson(value));
      }),
    );
  });

  test('is refused where there is none', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    for (const state of [{ a: 1n }, undefined, cycle]) expect(() => stateJson(state)).toThrow(StateNotPlain);
  });
});
