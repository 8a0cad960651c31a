import { copyOfHash, copyOfHashes, equalBytes } from '../bytes.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { nodeHash } from './node-hash.ts';
import { isTreeSize, MAX_PROOF_HASHES } from './tree-size.ts';

/** The statement: the tree of `size2` begins with the leaves of the tree of `size1`. */
export interface ConsistencyClaim {
  /** At least 1: every tree begins with the empty one, so there is nothing to prove. */
  readonly size1: bigint;
  readonly size2: bigint;
  /** In the order of RFC 6962, section 2.1.2; empty where the sizes are equal. */
  readonly proof: readonly Uint8Array[];
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
}

/** Verifies a Merkle consistency proof (RFC 6962, section 2.1.2; the steps of RFC 9162, section 2.1.4.2). Never throws. */
export function verifyConsistency(claim: ConsistencyClaim): Outcome {
  return answered(() => {
    const { size1, size2 } = claim;
    const root1 = copyOfHash(claim.root1);
    const root2 = copyOfHash(claim.root2);
    const proof = copyOfHashes(claim.proof, MAX_PROOF_HASHES);
    if (!isTreeSize(size1) || !isTreeSize(size2)) return refused('sizes must be unsigned 64-bit bigints');
    if (root1 === undefined || root2 === undefined) return refused('a root is not 32 bytes');
    if (proof === undefined) return refused('the proof is not a list of 32-byte hashes');
    if (size1 === 0n) return refused('a proof from the empty tree says nothing');
    if (size1 > size2) return refused(`a tree of ${size1} can't grow into one of ${size2}`);
    if (size1 === size2) return sameTree(proof, root1, root2);
    return climb(size1, size2, proof, root1, root2);
  });
}

function sameTree(proof: readonly Uint8Array[], root1: Uint8Array, root2: Uint8Array): Outcome {
  if (proof.length > 0) return refused('two trees of one size need no proof, and this has one');
  return equalBytes(root1, root2) ? { ok: true } : refused('two trees of one size have different roots');
}

function climb(size1: bigint, size2: bigint, proof: Uint8Array[], root1: Uint8Array, root2: Uint8Array): Outcome {
  // The root of a complete old tree is a node of the new one, and the proof omits it.
  const isComplete = (size1 & (size1 - 1n)) === 0n;
  const [seed, ...rest] = isComplete ? [root1, ...proof] : proof;
  if (seed === undefined) return refused('the proof is empty');
  let node = size1 - 1n;
  let last = size2 - 1n;
  while ((node & 1n) === 1n) {
    node >>= 1n;
    last >>= 1n;
  }
  let old = seed;
  let grown = seed;
  for (const hash of rest) {
    if (last === 0n) return refused('the proof is longer than the tree is high');
    if ((node & 1n) === 1n || node === last) {
      old = nodeHash(hash, old);
      grown = nodeHash(hash, grown);
      while ((node & 1n) === 0n && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      grown = nodeHash(grown, hash);
    }
    node >>= 1n;
    last >>= 1n;
  }
  if (last !== 0n) return refused('the proof is shorter than the tree is high');
  if (!equalBytes(old, root1)) return refused('the proof does not lead to the older root: the past differs');
  return equalBytes(grown, root2) ? { ok: true } : refused('the proof does not lead to the newer root');
}
