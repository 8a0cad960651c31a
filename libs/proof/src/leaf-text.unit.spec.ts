import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { canonicalJson, findLeafFault, leafBytes, leafJson, LeafJsonError, leafText } from './index.ts';

/** Names that JavaScript objects treat in ways of their own, and values that leaves may or may not hold. */
const name = fc.oneof(
  fc.constantFrom('a', 'b', '10', '9', '9a', '0', '', '-', '__proto__', 'toJSON', 'é', '\ufb33', '\u{1f600}', '\ud800'),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -0,
      -7,
      2 ** 53 - 1,
      2 ** 53,
      0.5,
      '',
      'text',
      '\u{1f600}',
      '\ud800',
      undefined,
    ),
    fc.array(tie('any'), { maxLength: 4 }),
    fc
      .array(fc.tuple(name, tie('any')), { maxLength: 6 })
      .map((members) => Object.fromEntries(members) as Record<string, unknown>),
  ),
})).any;

const text = 'commitment-1';
const metadata = { salt: 's', actor: 'é', commandId: 'c' };
const content = (data: unknown) => ({ eventId: 'e', stream: text, revision: 4, type: 'Pledged.v1', data, metadata });

/** The value as a reader of its canonical text gets it. */
const readBack = (given: unknown): unknown => JSON.parse(canonicalJson(given));

describe('the text of a leaf', () => {
  test('has the canonical bytes, and what is returned beside it is what is read back from it', () => {
    let long = 0;
    fc.assert(
      fc.property(value, (data) => {
        const fault = findLeafFault(data);
        if (fault !== undefined) {
          expect(() => leafText(content(data))).toThrow(new LeafJsonError(fault));
          return;
        }
        long += 1;
        const made = leafText(content(data));
        expect(new TextEncoder().encode(made.text)).toEqual(leafBytes(content(data)));
        expect(made.data).toStrictEqual(readBack(data));
        expect(made.metadata).toStrictEqual(metadata);
      }),
      { numRuns: 3_000 },
    );
    expect(long).toBeGreaterThan(300);
  });

  test('has many members in order, too', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme' }), { minLength: 10, maxLength: 40 }), (names) => {
        const data = Object.fromEntries(names.map((each) => [`m${each}`, each]));
        expect(new TextEncoder().encode(leafText(content(data)).text)).toEqual(leafBytes(content(data)));
      }),
    );
  });

  test('leaves what it was given as it was, and shares what needs no other order', () => {
    const data = Object.freeze({
      z: Object.freeze({ a: 1, b: 2 }),
      list: Object.freeze([Object.freeze({ y: 1, x: 2 })]),
    });
    const made = leafText(content(data)).data as typeof data;
    expect(Object.keys(made)).toEqual(['list', 'z']);
    expect(made.z).toBe(data.z);
  });

  test.each([
    [
      'an instance of a class',
      new (class Given {
        a = 1;
      })(),
    ],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { b: 1, a: 2 })],
  ])('of %s is that of its members', (_case, data) => {
    expect(new TextEncoder().encode(leafText(content(data)).text)).toEqual(leafBytes(content(data)));
  });

  test.each(['eventId', 'stream', 'type'])('has no lone surrogate in %s', (member) => {
    expect(() => leafText({ ...content({}), [member]: '\udc00' })).toThrow();
  });
});

test('canonical JSON of what a leaf may hold, or why it may not', () => {
  fc.assert(
    fc.property(value, (given) => {
      const fault = findLeafFault(given);
      if (fault === undefined) expect(leafJson(given)).toBe(canonicalJson(given));
      else expect(() => leafJson(given)).toThrow(new LeafJsonError(fault));
    }),
    { numRuns: 1_000 },
  );
});
