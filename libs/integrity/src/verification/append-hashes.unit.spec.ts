import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { Frontier } from '@pacta/proof';
import { appendHashes, eachHash, HASH_BYTES } from './append-hashes.ts';

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
      for (const hash of eachHash([piece])) oneByOne.append(hash);
      at += length;
      expect([together.size, together.root()]).toEqual([oneByOne.size, oneByOne.root()]);
    }
    expect(together.hashes.map((hash) => Buffer.from(hash))).toEqual(oneByOne.hashes.map((hash) => Buffer.from(hash)));
  }
}, 30_000);
