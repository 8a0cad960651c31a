import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';

/**
 * What a leaf binds. Leaf index, the store's token and its own timestamps are excluded, so that a moved ledger keeps
 * its root.
 */
export interface LeafContent {
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: unknown;
  /** A flat map of strings. */
  readonly metadata: Readonly<object>;
}

/** Longest leaf: entry tiles write its length as a u16. In bytes. */
export const MAX_LEAF_BYTES = 65_535;

const LEAF_PREFIX = Uint8Array.of(0x00);

/**
 * The bytes that the log hashes: RFC 8785 canonical JSON of exactly these six members, UTF-8; others in `content` are
 * ignored. Throws as `canonicalJson` does; `assertLeafJson` checks for floats.
 */
export function leafBytes({ eventId, stream, revision, type, data, metadata }: LeafContent): Uint8Array {
  return utf8ToBytes(canonicalJson({ data, eventId, metadata, revision, stream, type }));
}

/** RFC 6962 leaf hash: SHA-256(0x00 ‖ bytes), 32 bytes. */
export function leafHash(bytes: Uint8Array): Uint8Array {
  return sha256.create().update(LEAF_PREFIX).update(bytes).digest();
}
