import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../canonical-json.ts';
import { leafHash } from '../leaf.ts';
import { Frontier } from '../tree/frontier.ts';
import { nodeHash } from '../tree/node-hash.ts';

/** The last event of a stream. Revisions are contiguous, so it gives the number of events, and no tail can be cut. */
export interface StreamEnd {
  readonly stream: string;
  /** Of its last event, from 0. */
  readonly revision: number;
}

/** Replaces the hash function, for instance by a platform's faster SHA-256. */
export interface EndsHashing {
  readonly leafHash: (leaf: Uint8Array) => Uint8Array;
  readonly nodeHash: (left: Uint8Array, right: Uint8Array) => Uint8Array;
}

/**
 * The root in `StreamHeads.v1` for a partnership: an RFC 6962 tree whose leaves are the canonical JSON of `{revision,
 * stream}`, one for each stream, sorted by stream (by UTF-16 code units).
 */
export function streamEndsRoot(ends: Iterable<StreamEnd>, hashing: EndsHashing = { leafHash, nodeHash }): Uint8Array {
  const tree = new Frontier({ nodeHash: hashing.nodeHash });
  for (const { stream, revision } of sortedEnds(ends)) {
    tree.append(hashing.leafHash(utf8ToBytes(canonicalJson({ revision, stream }))));
  }
  return tree.root();
}

const sortedEnds = (ends: Iterable<StreamEnd>): StreamEnd[] =>
  [...ends].sort((one, other) => (one.stream < other.stream ? -1 : one.stream > other.stream ? 1 : 0));
