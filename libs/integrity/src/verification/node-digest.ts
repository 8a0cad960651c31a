import { hash } from 'node:crypto';

const HASH_BYTES = 32;
const input = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** RFC 6962 hash of an inner node, by Node's own SHA-256. */
export function nodeDigest(left: Uint8Array, right: Uint8Array): Uint8Array {
  input.set(left, 1);
  input.set(right, 1 + HASH_BYTES);
  return hash('sha256', input, 'buffer');
}
