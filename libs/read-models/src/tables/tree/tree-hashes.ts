import { nodeDigest } from '@pacta/event-store';
import type { HashSource } from '@pacta/proof';
import { SELECT_LEAF_HASHES, SELECT_TREE_NODE } from './tree-sql.ts';

/** Subtrees below this level are hashed again from the leaf hashes of the log index: at most 256 of them. */
export const LOWEST_KEPT = 8;

/** Runs a statement and returns its rows as arrays of columns. */
export type RunRows = (sql: string, ...values: readonly (number | bigint)[]) => readonly (readonly unknown[])[];

/**
 * The tree of the log in its tables: leaf hashes in the log index, subtrees of 256 leaves and more in rows of their
 * own.
 */
export function treeHashes(run: RunRows): HashSource {
  return {
    hashAt(level, index) {
      if (level >= LOWEST_KEPT) return run(SELECT_TREE_NODE, level, index)[0]?.[0] as Uint8Array | undefined;
      const first = index << BigInt(level);
      const leaves = run(SELECT_LEAF_HASHES, first, first + (1n << BigInt(level))).map(([hash]) => hash as Uint8Array);
      return leaves.length === 2 ** level ? foldComplete(leaves) : undefined;
    },
  };
}

/** The root over leaf hashes; their number is a power of two. */
function foldComplete(hashes: readonly Uint8Array[]): Uint8Array | undefined {
  let row = hashes;
  while (row.length > 1)
    row = Array.from({ length: row.length / 2 }, (_, pair) =>
      nodeDigest(row[2 * pair] as Uint8Array, row[2 * pair + 1] as Uint8Array),
    );
  return row[0];
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
