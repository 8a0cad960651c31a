import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { equalBytes } from '../bytes.ts';

export const PUBLIC_KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

/** A holder of a private key. The key itself may stay in a platform's key object or in hardware. */
export interface Ed25519Signer {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** The 64 bytes of an RFC 8032 signature. */
  sign(message: Uint8Array): Uint8Array;
}

/** A signer over a 32-byte seed in memory. Throws where it has another length. */
export function ed25519Signer(seed: Uint8Array): Ed25519Signer {
  const secret = Uint8Array.from(seed);
  return { publicKey: ed25519.getPublicKey(secret), sign: (message) => ed25519.sign(message, secret) };
}

const { Point } = ed25519;

const littleEndian = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);

/**
 * RFC 8032 verification that accepts a signature only where every common verifier does, since one on which they
 * disagree could split a log's witnesses. As in Go's crypto/ed25519, S must be below the group's order and [S]B − [k]A
 * must have the very bytes of R: the library's own `verify` multiplies by the cofactor, so that an R with a low-order
 * part passes, which Go and OpenSSL refuse. As in RFC 8032, the key must be in its canonical encoding, and as in
 * OpenSSL and libsodium, a key or an R of low order is refused: such signatures need no private key.
 */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== PUBLIC_KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  const claimed = signature.subarray(0, 32);
  const scalar = littleEndian(signature.subarray(32));
  const order = Point.Fn.ORDER;
  if (scalar >= order) return false;
  const challenge = littleEndian(sha512(concatBytes(claimed, publicKey, message))) % order;
  try {
    const key = Point.fromBytes(publicKey);
    const found = Point.BASE.multiplyUnsafe(scalar).subtract(key.multiplyUnsafe(challenge));
    return !key.isSmallOrder() && !found.isSmallOrder() && equalBytes(found.toBytes(), claimed);
  } catch {
    return false;
  }
}
