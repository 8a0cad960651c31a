import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '@pacta/proof';
import { sameJson } from './same-json.ts';

/** Values that often are almost the same. */
const small = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, -0, 1, '', '0', 'a', undefined),
    fc.array(tie('value'), { maxLength: 2 }).map((list) => list.map((entry) => entry ?? null)),
    fc.dictionary(fc.constantFrom('a', 'b', '1', '__proto__'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

describe('same JSON', () => {
  test('is the same canonical text', () => {
    fc.assert(
      fc.property(small, small, (one, other) => {
        fc.pre(one !== undefined && other !== undefined);
        expect(sameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
      }),
      { numRuns: 2_000 },
    );
  });

  test('whatever the order of members, and read back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(sameJson(value, JSON.parse(canonicalJson(value)))).toBe(true);
      }),
    );
  });
});
