import { subtreeDigest } from '@pacta/event-store';
import type { HashSource } from '@pacta/proof';
import type { ReadingConnection } from '../../reading/reading-connection.ts';
import { HASH_BYTES } from '../log-index/entry-layout.ts';
import type { LogBlocks } from '../log-index/log-blocks.ts';
import { SELECT_TREE_NODE } from './tree-sql.ts';

/** Subtrees below this level are hashed again from the leaf hashes of the log index: at most 256 of them. */
export const LOWEST_KEPT = 8;

/**
 * The tree of the log in its tables: leaf hashes in the log index, subtrees of 256 leaves and more in rows of their
 * own.
 */
export function treeHashes(read: ReadingConnection, log: Pick<LogBlocks, 'hashes'>): HashSource {
  return {
    hashAt(level, index) {
      if (level >= LOWEST_KEPT) return (read.value(SELECT_TREE_NODE, level, index) as Uint8Array | null) ?? undefined;
      return subtreeOf(log, Number(index) * 2 ** level, 2 ** level);
    },
  };
}

/** The root over `width` leaves, a power of two; undefined where the log index has not all of them. */
export function subtreeOf(log: Pick<LogBlocks, 'hashes'>, first: number, width: number): Uint8Array | undefined {
  const leaves = log.hashes(first, first + width);
  return leaves.length === width * HASH_BYTES ? subtreeDigest(leaves) : undefined;
}

/** The complete subtrees of a tree of `size`, the largest first: one for each 1 in the binary form of `size`. */
export function edgeOf(size: number): readonly { readonly level: number; readonly index: bigint }[] {
  const bits = size.toString(2);
  let first = 0n;
  return [...bits].flatMap((bit, place) => {
    if (bit === '0') return [];
    const level = bits.length - 1 - place;
    const index = first >> BigInt(level);
    first += 1n << BigInt(level);
    return [{ level, index }];
  });
}
