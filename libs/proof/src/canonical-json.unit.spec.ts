import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { assertLeafJson, canonicalJson, findLeafFault, LeafJsonError, MAX_LEAF_DEPTH } from './index.ts';

describe('canonical JSON', () => {
  test('sorts by UTF-16 code units and escapes as RFC 8785, section 3.2.3, does', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}');
  });

  test('writes numbers as RFC 8785, section 3.2.2.3, does', () => {
    const numbers = [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0];
    expect(canonicalJson(numbers)).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]');
  });

  test('does not depend on the order of members, and reads back as the same value', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([name, member]) => [name, reversed(member)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test.each([[undefined], [() => 0], [Symbol('s')], [1n], [Number.NaN], [Infinity], ['\ud800']])(
    'refuses %p',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(/no JSON form|serialize a BigInt|not allowed/);
    },
  );
});

describe('what may stand in a leaf', () => {
  const cycle: Record<string, unknown> = {};
  cycle['again'] = cycle;
  const nested = (depth: number): unknown => (depth === 1 ? [] : [nested(depth - 1)]);

  test.each<[string, unknown, string, string]>([
    ['a float', { lines: [{ share: 0.5 }] }, '/lines/0/share', 'is not a whole number that JSON carries exactly'],
    ['an integer past 2^53', [2 ** 53], '/0', 'is not a whole number that JSON carries exactly'],
    ['not a number', { a: Number.NaN }, '/a', 'is not a whole number that JSON carries exactly'],
    ['undefined in a list', { a: [undefined] }, '/a/0', 'is undefined, which JSON has not'],
    ['a bigint', { 'a/b': { 'c~d': 1n } }, '/a~1b/c~0d', 'is bigint, which JSON has not'],
    ['a function', { a: () => 0 }, '/a', 'is function, which JSON has not'],
    ['a map', { a: new Map() }, '/a', 'is Map, which JSON has not'],
    ['a date', { a: new Date(0) }, '/a', 'has a toJSON of its own'],
    ['a lone surrogate', { a: '\ud800' }, '/a', 'is text with a lone surrogate'],
    ['a name with a lone surrogate', { '\udc00': 1 }, '/\udc00', 'has a name with a lone surrogate'],
    ['too deep', nested(MAX_LEAF_DEPTH + 1), '/0'.repeat(MAX_LEAF_DEPTH), 'is nested deeper than 64'],
    ['a cycle', cycle, '/again'.repeat(MAX_LEAF_DEPTH), 'is nested deeper than 64'],
  ])('not %s', (_what, value, pointer, why) => {
    expect(findLeafFault(value)).toEqual({ pointer, why });
    expect(() => assertLeafJson(value)).toThrow(LeafJsonError);
  });

  test('says where in one sentence', () => {
    expect(() => assertLeafJson({ share: 0.5 })).toThrow(
      'The value at /share is not a whole number that JSON carries exactly.',
    );
    expect(() => assertLeafJson(1.5)).toThrow('The value is not a whole number that JSON carries exactly.');
  });

  test.each([
    [null],
    [{ amount: '125000', revision: 1, list: [true, -1, null, ''], absent: undefined }],
    [nested(MAX_LEAF_DEPTH)],
    [Number.MAX_SAFE_INTEGER],
  ])('but %j', (value) => {
    expect(findLeafFault(value)).toBeUndefined();
    expect(() => assertLeafJson(value)).not.toThrow();
  });
});
