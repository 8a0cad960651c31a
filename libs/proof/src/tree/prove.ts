import { copyOfHash } from '../bytes.ts';
import { type Outcome, refused } from '../outcome.ts';
import { emptyRoot, nodeHash } from './node-hash.ts';
import { consistencyRanges, inclusionRanges, type LeafRange, type SubtreeId, subtreesOf } from './subtrees.ts';
import { isTreeSize } from './tree-size.ts';

/** A source of hashes of complete subtrees: stored tiles, an array, a cache. */
export interface HashSource {
  /** 32 bytes, or undefined where the source does not have it. Level 0 are the leaf hashes. */
  hashAt(level: number, index: bigint): Uint8Array | undefined;
}

/** Hash of a range, folded as in RFC 6962; a string names the missing hash. */
function hashOfRange(range: LeafRange, source: HashSource): Uint8Array | string {
  let folded: Uint8Array | undefined;
  for (const { level, index } of subtreesOf(range).reverse()) {
    const hash = copyOfHash(source.hashAt(level, index));
    if (hash === undefined) return `the source has no hash at level ${level}, index ${index}`;
    folded = folded === undefined ? hash : nodeHash(hash, folded);
  }
  return folded ?? emptyRoot();
}

function proofOf(ranges: readonly LeafRange[], source: HashSource): Outcome<{ proof: Uint8Array[] }> {
  const proof: Uint8Array[] = [];
  for (const range of ranges) {
    const hash = hashOfRange(range, source);
    if (typeof hash === 'string') return refused(hash);
    proof.push(hash);
  }
  return { ok: true, proof };
}

/** The inclusion proof of the leaf at `index` in the tree of `size`. Refuses an index beyond the size, or a missing hash. */
export function proveInclusion(of: {
  readonly index: bigint;
  readonly size: bigint;
  readonly source: HashSource;
}): Outcome<{ proof: Uint8Array[] }> {
  const { index, size, source } = of;
  if (!isTreeSize(index) || !isTreeSize(size) || index >= size) return refused(`no leaf ${index} in a tree of ${size}`);
  return proofOf(inclusionRanges(index, size), source);
}

/** The consistency proof from `size1` (at least 1) to `size2`. Empty where they are equal. */
export function proveConsistency(of: {
  readonly size1: bigint;
  readonly size2: bigint;
  readonly source: HashSource;
}): Outcome<{ proof: Uint8Array[] }> {
  const { size1, size2, source } = of;
  if (!isTreeSize(size1) || !isTreeSize(size2) || size1 < 1n || size1 > size2) {
    return refused(`there is no proof from a tree of ${size1} to one of ${size2}`);
  }
  return proofOf(consistencyRanges(size1, size2), source);
}

/** The root of the first `size` leaves. */
export function rootOf(of: { readonly size: bigint; readonly source: HashSource }): Outcome<{ root: Uint8Array }> {
  if (!isTreeSize(of.size)) return refused(`${of.size} is no size of a tree`);
  const root = hashOfRange({ begin: 0n, end: of.size }, of.source);
  return typeof root === 'string' ? refused(root) : { ok: true, root };
}

/** The complete subtrees whose hashes an inclusion proof needs, to fetch them beforehand. */
export const inclusionSubtrees = (index: bigint, size: bigint): SubtreeId[] =>
  inclusionRanges(index, size).flatMap(subtreesOf);

/** The complete subtrees whose hashes a consistency proof needs. */
export const consistencySubtrees = (size1: bigint, size2: bigint): SubtreeId[] =>
  consistencyRanges(size1, size2).flatMap(subtreesOf);
