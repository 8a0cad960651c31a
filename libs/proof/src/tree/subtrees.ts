import { splitPoint } from './tree-size.ts';

/** A complete subtree: the leaves from `index` × 2^`level` to (`index` + 1) × 2^`level` (exclusive). */
export interface SubtreeId {
  readonly level: number;
  readonly index: bigint;
}

/** The leaves from `begin` to `end` (exclusive). */
export interface LeafRange {
  readonly begin: bigint;
  readonly end: bigint;
}

/**
 * The complete subtrees of a range as RFC 6962 splits it, from left to right: their hashes, folded from the right, give
 * the hash of the range. Such ranges begin at a multiple of their own size rounded up to a power of two.
 */
export function subtreesOf({ begin, end }: LeafRange): SubtreeId[] {
  const found: SubtreeId[] = [];
  for (let at = begin; at < end;) {
    const width = end - at === 1n ? 1n : splitPoint(end - at + 1n);
    const level = width.toString(2).length - 1;
    found.push({ level, index: at >> BigInt(level) });
    at += width;
  }
  return found;
}

/** The ranges whose hashes are the inclusion proof of a leaf, from the leaf upwards (RFC 6962, section 2.1.1: PATH). */
export function inclusionRanges(index: bigint, size: bigint): LeafRange[] {
  const siblings: LeafRange[] = [];
  let begin = 0n;
  let end = size;
  while (end - begin > 1n) {
    const split = begin + splitPoint(end - begin);
    if (index < split) {
      siblings.unshift({ begin: split, end });
      end = split;
    } else {
      siblings.unshift({ begin, end: split });
      begin = split;
    }
  }
  return siblings;
}

/** The ranges whose hashes are a consistency proof (RFC 6962, section 2.1.2: SUBPROOF); `size1` is at least 1. */
export function consistencyRanges(size1: bigint, size2: bigint): LeafRange[] {
  const siblings: LeafRange[] = [];
  let begin = 0n;
  let end = size2;
  while (size1 !== end) {
    const split = begin + splitPoint(end - begin);
    if (size1 <= split) {
      siblings.unshift({ begin: split, end });
      end = split;
    } else {
      siblings.unshift({ begin, end: split });
      begin = split;
    }
  }
  // The verifier knows the root of a complete old tree.
  if (begin > 0n) siblings.unshift({ begin, end });
  return siblings;
}
