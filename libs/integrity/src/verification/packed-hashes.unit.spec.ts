import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { Frontier, proveConsistency, sourceOfLeafHashes } from '@pacta/proof';
import { appendHashes, HASH_BYTES, packedTree } from './packed-hashes.ts';

const oneByOneOf = (hashes: Uint8Array): Uint8Array[] =>
  Array.from({ length: hashes.length / HASH_BYTES }, (_, index) =>
    hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  );

test('hashes appended together, in pieces of any length, make the tree that they make one by one', () => {
  const hashes = randomBytes(9_300 * HASH_BYTES);
  for (const pieces of [
    [1, 2, 3, 4, 5, 250, 256, 1, 4_096, 4_600],
    [9_300],
    [4_095, 1, 4_096, 1],
    [8_191],
    Array.from({ length: 300 }, () => 7),
  ]) {
    const [together, oneByOne] = [new Frontier(), new Frontier()];
    let at = 0;
    for (const length of pieces) {
      const piece = hashes.subarray(at * HASH_BYTES, (at + length) * HASH_BYTES);
      appendHashes(together, piece);
      for (const hash of oneByOneOf(piece)) oneByOne.append(hash);
      at += length;
      expect([together.size, together.root()]).toEqual([oneByOne.size, oneByOne.root()]);
    }
    expect(together.hashes.map((hash) => Buffer.from(hash))).toEqual(oneByOne.hashes.map((hash) => Buffer.from(hash)));
  }
}, 30_000);

test('growth is proved from packed hashes as from hashes one by one', () => {
  const hashes = randomBytes(1_000 * HASH_BYTES);
  const [packed, list] = [
    packedTree([hashes.subarray(0, 300 * HASH_BYTES), hashes.subarray(300 * HASH_BYTES)]),
    sourceOfLeafHashes(oneByOneOf(hashes)),
  ];
  for (const size1 of [1n, 2n, 255n, 256n, 257n, 512n, 999n, 1_000n]) {
    const size2 = 1_000n;
    const [own, other] = [packed, list].map((source) => {
      const proved = proveConsistency({ size1, size2, source });
      return proved.ok ? proved.proof.map((hash) => Buffer.from(hash)) : proved.reason;
    });
    expect([size1, own]).toEqual([size1, other]);
  }
  expect(packed.hashAt(9, 1n)).toBeUndefined();
  expect(packed.hashAt(0, 1_000n)).toBeUndefined();
});
