import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { encodeHex, leafHash, nodeHash, rootOf, sourceOfLeafHashes } from '@pacta/proof';
import { leafDigest, leafDigestHex, leafTextDigest, nodeDigest, subtreeDigest, textDigestHex } from './tree-digests.ts';

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

test('a leaf as text hashes to what its bytes do', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 700 }), (text) => {
      expect(leafTextDigest(text)).toEqual(leafDigest(Buffer.from(text, 'utf8')));
    }),
  );
  const longest = 'é'.repeat(40_000);
  expect(leafTextDigest(longest)).toEqual(leafDigest(Buffer.from(longest, 'utf8')));
});

test('a subtree of leaf hashes has the root that libs/proof says', () => {
  fc.assert(
    fc.property(fc.array(hash, { minLength: 16, maxLength: 16 }), fc.constantFrom(1, 2, 4, 8, 16), (leaves, width) => {
      const some = leaves.slice(0, width);
      const root = rootOf({ size: BigInt(width), source: sourceOfLeafHashes(some) });
      expect(root.ok && Buffer.from(root.root)).toEqual(subtreeDigest(Buffer.concat(some)));
    }),
  );
});

test.each([0, 65_535, 65_536])('a leaf of %i bytes', (length) => {
  const leaf = new Uint8Array(length).fill(7);
  expect(leafDigest(leaf)).toEqual(Buffer.from(leafHash(leaf)));
});
