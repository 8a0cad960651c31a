import { hash } from 'node:crypto';

const LONGEST = 65_536;
const prefixed = Buffer.alloc(LONGEST + 1);

/** The RFC 6962 leaf hash, SHA-256(0x00 ‖ leaf), through Node's own SHA-256: several times as fast as the portable one. */
export function leafDigest(leaf: Uint8Array): Buffer {
  if (leaf.length > LONGEST) return hash('sha256', Buffer.concat([Uint8Array.of(0), leaf]), 'buffer');
  prefixed.set(leaf, 1);
  return hash('sha256', prefixed.subarray(0, leaf.length + 1), 'buffer');
}
