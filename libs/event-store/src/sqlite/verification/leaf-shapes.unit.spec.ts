import { describe, expect, test } from '@jest/globals';
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson, findLeafFault } from '@pacta/proof';
import { scannedLeaf } from './leaf-fault.ts';
import { LeafShapes } from './leaf-shapes.ts';
import { sealedFault } from './sealed-fault.ts';

const TYPE = 'Pledged.v1';
const names = { stream: 'commitment-1', revision: 7, eventId: '0b3a5c1e-6f5d-4a64-9c43-000000000001', type: TYPE };
const metadata = { actor: 'actor-1', salt: '3XK3hTfsqnafxNozwFbjIw', recordedAt: '2026-04-12T09:30:00.000Z' };

const leafOf = (data: unknown, more: object = metadata): string => canonicalJson({ ...names, data, metadata: more });

/** Whether the bytes are read by the shape of another leaf, with these boxes. */
function isRead(shapes: LeafShapes, leaf: Buffer, sealed = '{}'): boolean {
  const text = `before ${leaf.toString('latin1')} after`;
  const read = shapes.read(TYPE, text, 7, 7 + leaf.length, sealed);
  return (
    read !== undefined &&
    read.boxes.every(([digest, entry]) => hash('sha256', entry, 'base64url') === digest) &&
    read.eventId === names.eventId &&
    read.revision === String(names.revision) &&
    read.stream === names.stream &&
    read.type === names.type
  );
}

function knowing(...leaves: readonly string[]): LeafShapes {
  const shapes = new LeafShapes();
  for (const leaf of leaves) shapes.learn(TYPE, leaf);
  return shapes;
}

const data = fc
  .jsonValue({ noUnicodeString: false, maxDepth: 4 })
  .map(
    (value) =>
      JSON.parse(
        JSON.stringify(value, (_, member: unknown) =>
          typeof member === 'number'
            ? Math.trunc(member) % 2 ** 53
            : typeof member === 'string'
              ? member.toWellFormed()
              : member,
        ),
      ) as unknown,
  )
  .filter((value) => findLeafFault(value) === undefined);

test('a leaf of a shape that was learned is read, with other values', () => {
  const shapes = knowing(leafOf({ amount: { amount: '1', currency: 'EUR' }, n: 1, of: [true, null, 'x'] }));
  const other = leafOf({
    amount: { amount: '-2 « é » \u{1F600}"\\\n\u0001', currency: '' },
    n: -90,
    of: [false, true, ''],
  });
  expect(isRead(shapes, Buffer.from(other))).toBe(true);
});

test('whatever is read by its shape, a scan finds canonical and in agreement with its columns', () => {
  let read = 0;
  fc.assert(
    fc.property(
      data,
      fc.nat(),
      fc.nat({ max: 255 }),
      fc.constantFrom('change', 'insert', 'remove'),
      (value, at, byte, how) => {
        const bytes = Buffer.from(leafOf(value));
        const place = at % bytes.length;
        const altered = Buffer.concat([
          bytes.subarray(0, place),
          how === 'remove' ? Buffer.of() : Buffer.of(byte),
          bytes.subarray(how === 'insert' ? place : place + 1),
        ]);
        // Whole blocks are known to be UTF-8 before they are read.
        if (altered.includes('\ufffd') || !altered.equals(Buffer.from(altered.toString()))) return;
        if (!isRead(knowing(bytes.toString()), altered)) return;
        read += 1;
        expect([altered.toString(), typeof scannedLeaf(altered, names)]).toEqual([altered.toString(), 'object']);
      },
    ),
    { numRuns: 5_000 },
  );
  expect(read).toBeGreaterThan(100);
});

test.each([
  [
    'a number for a name that JSON.parse puts first',
    leafOf({ 10: 'a', 9: 'b' }),
    leafOf({ 10: 'a', 9: 'b' }).replace('"10":"a","9":"b"', '"9":"b","10":"a"'),
  ],
  ['a number of sixteen digits', leafOf({ n: 1 }), leafOf({ n: 1 }).replace('"n":1', '"n":9007199254740993')],
  ['minus zero', leafOf({ n: 1 }), leafOf({ n: 1 }).replace('"n":1', '"n":-0')],
  ['a leading zero', leafOf({ n: 1 }), leafOf({ n: 1 }).replace('"n":1', '"n":01')],
  ['a long escape', leafOf({ t: 'a' }), leafOf({ t: 'a' }).replace('"t":"a"', '"t":"\\u0041"')],
  ['a line break', leafOf({ t: 'a' }), leafOf({ t: 'a' }).replace('"t":"a"', '"t":"\n"')],
  ['more behind it', leafOf({ t: 'a' }), `${leafOf({ t: 'a' })} `],
  ['metadata that is no text', leafOf({}), leafOf({}).replace('"actor":"actor-1"', '"actor":1')],
])('%s is left to the scan', (_what, learned, leaf) => {
  expect(isRead(knowing(learned), Buffer.from(leaf))).toBe(false);
});

describe('sealed fields', () => {
  const entry = (box: string) => ({ box, key: 'k1', nonce: 'WaDy5Khgu8oHlq0w' });
  const mark = (box: string) => ({
    $sealed: { box: hash('sha256', canonicalJson(entry(box)), 'base64url'), class: 'partners', digest: 'Yl6t' },
  });
  const twelve = Array.from({ length: 12 }, (_, index) => `box-${index}`);
  const lines = (boxes: readonly string[]) => ({ lines: boxes.map((box) => ({ 'a/b~c': mark(box), kind: 'direct' })) });
  const sealed = (boxes: readonly string[]) =>
    canonicalJson(Object.fromEntries(boxes.map((box, index) => [`/lines/${index}/a~1b~0c`, entry(box)])));
  const [leaf, boxes] = [leafOf(lines(twelve)), sealed(twelve)];
  const others = twelve.map((box) => `${box}-other`);

  test('are read by their pointers, which are sorted otherwise than the document', () => {
    expect(isRead(knowing(leaf), Buffer.from(leafOf(lines(others))), sealed(others))).toBe(true);
    const scanned = scannedLeaf(Buffer.from(leaf), names);
    expect(
      typeof scanned === 'string' ? scanned : sealedFault(Buffer.from(leaf), boxes, scanned.marks),
    ).toBeUndefined();
  });

  test.each([
    ['a box of another field', sealed([...twelve.slice(0, 10), 'box-11', 'box-10'])],
    ['a box changed', boxes.replace('"k1"', '"k2"')],
    ['a box missing', sealed(twelve.slice(0, 11))],
    ['a box too many', sealed([...twelve, 'box-12'])],
    ['none', '{}'],
    ['a blank', boxes.replace(',', ', ')],
  ])('%s is left to the scan', (_what, other) => {
    expect(isRead(knowing(leaf), Buffer.from(leaf), other)).toBe(false);
  });

  test('boxes beside a leaf without marks are left to the scan', () => {
    const plain = leafOf({ lines: [] });
    expect([isRead(knowing(plain), Buffer.from(plain)), isRead(knowing(plain), Buffer.from(plain), boxes)]).toEqual([
      true,
      false,
    ]);
  });
});

test('a type whose leaves are all of other shapes is not tried any more', () => {
  const leaves = Array.from({ length: 100 }, (_, index) => leafOf({ [`member-${index}`]: 1 }));
  const shapes = new LeafShapes();
  for (const leaf of leaves) {
    expect(isRead(shapes, Buffer.from(leaf))).toBe(false);
    shapes.learn(TYPE, leaf);
  }
  expect(isRead(shapes, Buffer.from(leaves[0] as string))).toBe(false);
});
