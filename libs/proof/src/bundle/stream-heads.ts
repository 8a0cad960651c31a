import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../canonical-json.ts';
import { leafHash } from '../leaf.ts';
import { Frontier } from '../tree/frontier.ts';

/** The last event of a stream: with contiguous revisions it says how many there are, so that no tail can be cut. */
export interface StreamEnd {
  readonly stream: string;
  /** Of its last event, from 0. */
  readonly revision: number;
}

/**
 * The root that `StreamHeads.v1` records for a partnership: an RFC 6962 tree whose leaves are the canonical JSON of
 * `{revision, stream}`, one for each stream, sorted by stream (by UTF-16 code units).
 */
export function streamEndsRoot(ends: Iterable<StreamEnd>): Uint8Array {
  const tree = new Frontier();
  for (const { stream, revision } of sortedEnds(ends)) {
    tree.append(leafHash(utf8ToBytes(canonicalJson({ revision, stream }))));
  }
  return tree.root();
}

const sortedEnds = (ends: Iterable<StreamEnd>): StreamEnd[] =>
  [...ends].sort((one, other) => (one.stream < other.stream ? -1 : one.stream > other.stream ? 1 : 0));
