import { hash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '@pacta/proof';
import { scanCanonical, tryScan, NotCanonical } from './canonical-scan.ts';
import { sealedFault } from './sealed-fault.ts';

const digestOf = (entry: unknown): string => hash('sha256', canonicalJson(entry), 'base64url');
const entry = (key: string) => ({ box: `box-of-${key}`, key, nonce: 'WaDy5Khgu8oHlq0w' });
const mark = (box: string) => ({ $sealed: { box, class: 'partners', digest: 'Yl6teaLtuq24nBu8WVI0IaiL9o1VVjnD' } });
const leafOf = (data: unknown): Buffer =>
  Buffer.from(canonicalJson({ data, eventId: 'e', metadata: { salt: 's' }, revision: 0, stream: 'a-b', type: 'T.v1' }));
const faultOf = (data: unknown, sealed: object | string): string | undefined => {
  const leaf = leafOf(data);
  const text = typeof sealed === 'string' ? sealed : canonicalJson(sealed);
  return sealedFault(leaf, text, scanCanonical(leaf).marks);
};

/** Data with marks anywhere in it, under names that pointers have to escape, and the boxes that belong to them. */
const name = fc.constantFrom('a', 'é', 'a/b', 'c~d', '"q"', '!first', '~1', '', 'line\n', '\u{1F600}');
type Made = readonly [data: unknown, sealed: Readonly<Record<string, object>>];
const under = (step: string, [data, sealed]: Made): Made => [
  data,
  Object.fromEntries(Object.entries(sealed).map(([pointer, box]) => [`/${step}${pointer}`, box])),
];
const made: fc.Arbitrary<Made> = fc.letrec<{ made: Made }>((tie) => ({
  made: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.integer(), fc.constant(null), fc.string()).map((value): Made => [value, {}]),
    fc.nat(99).map((key): Made => [mark(digestOf(entry(`k${key}`))), { '': entry(`k${key}`) }]),
    fc.array(tie('made'), { maxLength: 3 }).map((members): Made => {
      const placed = members.map((member, index) => under(String(index), member));
      return [placed.map(([data]) => data), Object.assign({}, ...placed.map(([, sealed]) => sealed))];
    }),
    fc.dictionary(name, tie('made'), { maxKeys: 3 }).map((members): Made => {
      const placed = Object.entries(members).map(
        ([key, member]) => [key, under(key.replaceAll('~', '~0').replaceAll('/', '~1'), member)] as const,
      );
      return [
        Object.fromEntries(placed.map(([key, [data]]) => [key, data])),
        Object.assign({}, ...placed.map(([, [, sealed]]) => sealed)),
      ];
    }),
  ),
})).made;

test('every mark pairs with its own box, wherever it stands', () => {
  fc.assert(
    fc.property(made, ([data, sealed]) => {
      expect([data, faultOf(data, sealed)]).toEqual([data, undefined]);
    }),
    { numRuns: 500 },
  );
});

test('a box taken away, changed, exchanged or added is found, wherever it stands', () => {
  fc.assert(
    fc.property(
      made.filter(([, sealed]) => Object.keys(sealed).length > 0),
      fc.nat(),
      ([data, sealed], which) => {
        const pointers = Object.keys(sealed);
        const pointer = pointers[which % pointers.length] as string;
        const { [pointer]: _, ...fewer } = sealed;
        const harmed = [
          fewer,
          { ...sealed, [pointer]: entry('another') },
          { ...sealed, '/nothing/there': entry('k1') },
          { ...fewer, [`${pointer}/x`]: sealed[pointer] },
        ];
        for (const each of harmed) expect(faultOf(data, each)).toBeDefined();
      },
    ),
    { numRuns: 300 },
  );
});

test.each<[string, unknown, object | string, RegExp]>([
  ['a mark beside another member', { ...mark('x'), more: 1 }, { '': entry('k1') }, /not a sealed mark/],
  ['a mark behind another member', { '!': 1, ...mark('x') }, { '': entry('k1') }, /not a sealed mark/],
  ['a mark that is text', { $sealed: 'box' }, { '': entry('k1') }, /not a sealed mark/],
  ['a mark whose box is a number', { $sealed: { box: 1 } }, { '': entry('k1') }, /not a sealed mark/],
  ['a mark without a box', { $sealed: {} }, {}, /not a sealed mark/],
  ['boxes that are a list', mark('x'), '[]', /not an object/],
  ['boxes that are a list, and no mark', 1, '[]', /not an object/],
  ['no text at all', 1, '', /not canonical/],
  ['one box twice', mark('x'), '{"":{},"":{}}', /not canonical/],
  ['boxes out of order', mark('x'), '{"b":{},"a":{}}', /not canonical/],
  ['the box of another mark', { a: mark(digestOf(entry('k1'))) }, { '/a': entry('k2') }, /was changed/],
])('%s is found', (_what, data, sealed, why) => {
  expect(faultOf(data, sealed)).toMatch(why);
});

test('a mark within a mark, or in the metadata, binds nothing', () => {
  const inner = entry('k1');
  const nested = { $sealed: { box: digestOf(inner), class: 'partners', digest: mark('x') } };
  expect(faultOf({ a: nested }, { '/a': inner })).toBeUndefined();
  const leaf = Buffer.from('{"data":1,"metadata":{"$sealed":"x"}}');
  expect(scanCanonical(leaf).marks).toEqual([]);
});

test('a mark whose box does not come first is a mark still', () => {
  const box = entry('k1');
  expect(faultOf({ $sealed: { a: 1, box: digestOf(box) } }, { '': box })).toBeUndefined();
});

test.each(['{"data":{"\\u0024sealed":{"box":"x"}}}', '{"data":{"$\\u0073ealed":{"box":"x"}}}'])(
  'a mark whose name is escaped does not slip by: %s is not canonical',
  (text) => {
    expect(tryScan(Buffer.from(text))).toBeInstanceOf(NotCanonical);
  },
);
