import { hash } from 'node:crypto';

const HASH_BYTES = 32;
const LONGEST_LEAF = 65_535;
const leafInput = new Uint8Array(1 + LONGEST_LEAF);
const leafText = leafInput.subarray(1);
const encoder = new TextEncoder();
const nodeInput = new Uint8Array(1 + 2 * HASH_BYTES).fill(1);

/** Asking Node for hex text takes half the time of asking for bytes. */
const sha256 = (input: Uint8Array): Buffer => Buffer.from(hash('sha256', input, 'binary'), 'binary');

/**
 * RFC 6962 leaf hash, SHA-256(0x00 ‖ leaf), by Node's own SHA-256: several times as fast as libs/proof, with the same
 * result.
 */
export const leafDigest = (leaf: Uint8Array): Buffer => sha256(withPrefix(leaf));

/** `leafDigest` in lower-case hex. */
export const leafDigestHex = (leaf: Uint8Array): string => hash('sha256', withPrefix(leaf), 'hex');

/** `leafDigestHex` of the UTF-8 form of a leaf's text. */
export const textDigestHex = (leaf: string): string => hash('sha256', `\u0000${leaf}`, 'hex');

function withPrefix(leaf: Uint8Array): Uint8Array {
  if (leaf.byteLength > LONGEST_LEAF) return Buffer.concat([Uint8Array.of(0), leaf]);
  leafInput.set(leaf, 1);
  return leafInput.subarray(0, 1 + leaf.byteLength);
}

/** The same of a leaf's text, without making a buffer of it. */
export function leafTextDigest(leaf: string): Buffer {
  const { read, written } = encoder.encodeInto(leaf, leafText);
  return read === leaf.length ? sha256(leafInput.subarray(0, 1 + written)) : leafDigest(Buffer.from(leaf, 'utf8'));
}

/** RFC 6962 hash of an inner node, SHA-256(0x01 ‖ left ‖ right), by Node's own SHA-256. */
export function nodeDigest(left: Uint8Array, right: Uint8Array): Buffer {
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return sha256(nodeInput);
}

/** The root over RFC 6962 leaf hashes, concatenated; their number is a power of two. */
export function subtreeDigest(leaves: Uint8Array): Buffer {
  const nodes = Buffer.from(leaves);
  for (let size = nodes.length; size > HASH_BYTES; size /= 2)
    for (let at = 0; at < size; at += 2 * HASH_BYTES) {
      nodeInput.set(nodes.subarray(at, at + 2 * HASH_BYTES), 1);
      nodes.write(hash('sha256', nodeInput, 'binary'), at / 2, 'latin1');
    }
  return nodes.subarray(0, HASH_BYTES);
}
