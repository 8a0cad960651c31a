import { copyOfHash, copyOfHashes, equalBytes } from '../bytes.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { nodeHash } from './node-hash.ts';
import { isTreeSize, MAX_PROOF_HASHES } from './tree-size.ts';

/** The statement: the leaf with this hash is at `index` of the tree with `size` leaves and this root. */
export interface InclusionClaim {
  /** 32 bytes, as `leafHash` returns it. */
  readonly leafHash: Uint8Array;
  /** Zero-based. */
  readonly index: bigint;
  readonly size: bigint;
  /** Sibling hashes from the leaf upwards, 32 bytes each. */
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Verifies a Merkle audit path (RFC 6962, section 2.1.1; the steps of RFC 9162, section 2.1.3.2). Never throws. */
export function verifyInclusion(claim: InclusionClaim): Outcome {
  return answered(() => {
    const { index, size } = claim;
    const leafHash = copyOfHash(claim.leafHash);
    const root = copyOfHash(claim.root);
    const proof = copyOfHashes(claim.proof, MAX_PROOF_HASHES);
    if (!isTreeSize(index) || !isTreeSize(size)) return refused('index and size must be unsigned 64-bit bigints');
    if (leafHash === undefined) return refused('the leaf hash is not 32 bytes');
    if (root === undefined) return refused('the root is not 32 bytes');
    if (proof === undefined) return refused('the proof is not a list of 32-byte hashes');
    if (index >= size) return refused(`there is no leaf ${index} in a tree of ${size}`);
    return climb(index, size, leafHash, proof, root);
  });
}

function climb(index: bigint, size: bigint, leafHash: Uint8Array, proof: Uint8Array[], root: Uint8Array): Outcome {
  let node = index;
  let last = size - 1n;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0n) return refused('the proof is longer than the tree is high');
    if ((node & 1n) === 1n || node === last) {
      hash = nodeHash(sibling, hash);
      while ((node & 1n) === 0n && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node >>= 1n;
    last >>= 1n;
  }
  if (last !== 0n) return refused('the proof is shorter than the tree is high');
  return equalBytes(hash, root) ? { ok: true } : refused('the proof leads to another root');
}
