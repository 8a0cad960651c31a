import { sha256 } from '@noble/hashes/sha2.js';

const NODE_PREFIX = Uint8Array.of(0x01);

/** RFC 6962 hash of an inner node: SHA-256(0x01 ‖ left ‖ right), 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256.create().update(NODE_PREFIX).update(left).update(right).digest();
}

/** Root of the empty tree: SHA-256 of the empty string (RFC 6962, section 2.1). */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array(0));
