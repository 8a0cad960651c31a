/** Sizes and indices are unsigned 64-bit numbers, as in public implementations. */
export const MAX_TREE_SIZE = 2n ** 64n - 1n;

/** The largest tree has 64 levels, so no inclusion proof has more hashes; a consistency proof may have one more. */
export const MAX_PROOF_HASHES = 65;

export const isTreeSize = (value: unknown): value is bigint =>
  typeof value === 'bigint' && value >= 0n && value <= MAX_TREE_SIZE;

/** The largest power of two below `width`, which is at least 2: where RFC 6962 splits a tree. */
export function splitPoint(width: bigint): bigint {
  return 1n << BigInt((width - 1n).toString(2).length - 1);
}
