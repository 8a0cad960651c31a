import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { encodeHex, leafHash, nodeHash } from '@pacta/proof';
import { leafDigest, leafDigestHex, nodeDigest, textDigestHex } from './tree-digests.ts';

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('leaves and nodes hash to what libs/proof says, one after the other', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 700 }), hash, hash, (leaf, left, right) => {
      expect(leafDigest(leaf)).toEqual(Buffer.from(leafHash(leaf)));
      expect(nodeDigest(left, right)).toEqual(Buffer.from(nodeHash(left, right)));
      expect(leafDigest(leaf)).toEqual(Buffer.from(leafHash(leaf)));
    }),
  );
});

test('in hex too, and from the text of a leaf', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(text.isWellFormed());
      const leaf = new TextEncoder().encode(text);
      expect([leafDigestHex(leaf), textDigestHex(text)]).toEqual(Array(2).fill(encodeHex(leafHash(leaf))));
    }),
  );
});

test.each([0, 65_535, 65_536])('a leaf of %i bytes', (length) => {
  const leaf = new Uint8Array(length).fill(7);
  expect(leafDigest(leaf)).toEqual(Buffer.from(leafHash(leaf)));
});
