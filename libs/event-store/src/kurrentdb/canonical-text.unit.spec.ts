import { expect, test } from '@jest/globals';
import { canonicalJson } from '@pacta/proof';
import fc from 'fast-check';
import { canonicalText } from './canonical-text.ts';

test('is what canonical JSON is, for anything that JSON can hold', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), (value) => {
      const parsed = JSON.parse(JSON.stringify(value)) as unknown;
      expect(canonicalText(parsed)).toBe(canonicalJson(parsed));
      // Written in order once, it is read back in order, where names do not look like array indices.
      expect(canonicalText(JSON.parse(canonicalText(parsed)))).toBe(canonicalJson(parsed));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['names that count', { 10: 1, 9: 2, a: 3 }],
  ['names beyond the basic plane', { '\u{1F600}': 1, '\ufb33': 2 }],
  ['nested disorder', [{ a: { z: 1, b: 2 } }]],
  ['nothing', null],
])('%s', (_case, value) => {
  expect(canonicalText(value)).toBe(canonicalJson(value));
});

test('text that has no UTF-8 form is refused, as by canonical JSON', () => {
  expect(() => canonicalText({ a: '\ud800' })).toThrow();
});
