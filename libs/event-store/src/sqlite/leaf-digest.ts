import { hash } from 'node:crypto';

const LONGEST_LEAF = 65_535;
const input = new Uint8Array(LONGEST_LEAF + 1);

/** RFC 6962 leaf hash by Node's own SHA-256: the same 32 bytes as libs/proof makes, several times faster. */
export function leafDigest(leaf: Uint8Array): Buffer {
  if (leaf.byteLength > LONGEST_LEAF) return hash('sha256', Buffer.concat([Uint8Array.of(0), leaf]), 'buffer');
  input.set(leaf, 1);
  return hash('sha256', input.subarray(0, leaf.byteLength + 1), 'buffer');
}
