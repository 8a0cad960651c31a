import { hash } from 'node:crypto';
import type { Frontier, HashSource } from '@pacta/proof';

export const HASH_BYTES = 32;

/** Highest subtree that is hashed at once, 4,096 leaves: a stretch of the log. */
const HIGHEST = 12;

/**
 * Appends leaf hashes, 32 bytes each, to a tree by their largest complete subtrees: the same tree as one by one, with
 * far less work on the right edge.
 */
export function appendHashes(tree: Frontier, hashes: Uint8Array): void {
  let size = Number(tree.size);
  let at = 0;
  for (let left = hashes.length / HASH_BYTES; left > 0;) {
    const level = Math.min(HIGHEST, trailingZeros(size), Math.floor(Math.log2(left)));
    const width = 2 ** level;
    tree.appendSubtree(level, rootOfComplete(hashes.subarray(at * HASH_BYTES, (at + width) * HASH_BYTES)));
    [size, at, left] = [size + width, at + width, left - width];
  }
}

/** The tree over such hashes, for proofs: a complete subtree is hashed on demand. */
export function packedTree(parts: readonly Uint8Array[]): HashSource {
  const hashes = Buffer.concat(parts);
  return {
    hashAt(level, index) {
      const width = 2 ** level * HASH_BYTES;
      const first = Number(index) * width;
      return first + width <= hashes.length ? rootOfComplete(hashes.subarray(first, first + width)) : undefined;
    },
  };
}

/** 0x01, then two hashes: the input of an inner node's hash (RFC 6962). */
const node = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** The root over hashes; their number is a power of two. */
function rootOfComplete(hashes: Uint8Array): Uint8Array {
  const row = Buffer.from(hashes);
  for (let nodes = row.length / HASH_BYTES / 2; nodes >= 1; nodes /= 2)
    for (let index = 0; index < nodes; index += 1) {
      row.copy(node, 1, 2 * index * HASH_BYTES, 2 * (index + 1) * HASH_BYTES);
      // A digest as a binary string costs a third of one as a buffer.
      row.write(hash('sha256', node, 'binary'), index * HASH_BYTES, 'binary');
    }
  return Uint8Array.from(row.subarray(0, HASH_BYTES));
}

/** Trailing zeros of a number's binary form; for 0 the maximum, since a subtree of any height may begin there. */
function trailingZeros(size: number): number {
  let zeros = 0;
  while (zeros < HIGHEST && size % 2 ** (zeros + 1) === 0) zeros += 1;
  return zeros;
}
