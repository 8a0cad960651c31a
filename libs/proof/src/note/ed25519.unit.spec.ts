import { describe, expect, test } from '@jest/globals';
import { ed25519 } from '@noble/curves/ed25519.js';
import * as fc from 'fast-check';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { ed25519Signer, verifyEd25519 } from '../index.ts';
import { runs } from '../property-runs.fixture.ts';

const { Point } = ed25519;
const L = Point.Fn.ORDER;
const P = Point.Fp.ORDER;

const littleEndian = (number: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(8 * at)) & 0xffn));
const numberOf = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

/** OpenSSL's verdict, which like Go's is that of the equation without the cofactor. */
function openSslVerifies(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
    format: 'jwk',
  });
  return verify(null, message, key, signature);
}

/** The eight points of low order: multiples of one of order eight, found by multiplying any point by L. */
const torsion = (() => {
  for (let y = 2n; ; y++) {
    try {
      const point = Point.fromBytes(littleEndian(y))
        .multiplyUnsafe(L - 1n)
        .add(Point.fromBytes(littleEndian(y)));
      if (!point.multiplyUnsafe(4n).is0()) return Array.from({ length: 8 }, (_, n) => point.multiplyUnsafe(BigInt(n)));
    } catch {
      continue;
    }
  }
})();

/** A signature by someone who knows the key and puts low-order parts into key and R, to split verifiers. */
function tornSignature(secret: bigint, nonce: bigint, keyPart: number, noncePart: number, message: Uint8Array) {
  const publicKey = Point.BASE.multiplyUnsafe(secret)
    .add(torsion[keyPart] as typeof Point.BASE)
    .toBytes();
  const commitment = Point.BASE.multiplyUnsafe(nonce)
    .add(torsion[noncePart] as typeof Point.BASE)
    .toBytes();
  const challenge = numberOf(createHash('sha512').update(commitment).update(publicKey).update(message).digest()) % L;
  const signature = Uint8Array.of(...commitment, ...littleEndian((nonce + challenge * secret) % L));
  return { publicKey, signature };
}

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('Ed25519', () => {
  test('signs and verifies the first vector of RFC 8032, section 7.1', () => {
    const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
    const signer = ed25519Signer(bytes('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'));
    const publicKey = bytes('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    const signature = bytes(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
    expect(signer.publicKey).toEqual(publicKey);
    expect(signer.sign(new Uint8Array(0))).toEqual(signature);
    expect(verifyEd25519(publicKey, new Uint8Array(0), signature)).toBe(true);
  });

  test('verifies what it signed, and nothing that differs in a bit', () => {
    fc.assert(
      fc.property(seeds, fc.uint8Array({ minLength: 1 }), fc.nat(), fc.nat(7), (seed, message, at, bit) => {
        const signer = ed25519Signer(seed);
        const signature = signer.sign(message);
        expect(verifyEd25519(signer.publicKey, message, signature)).toBe(true);
        const flip = (bytes: Uint8Array): Uint8Array =>
          bytes.with(at % bytes.length, (bytes[at % bytes.length] as number) ^ (1 << bit));
        expect(verifyEd25519(signer.publicKey, message, flip(signature))).toBe(false);
        expect(verifyEd25519(signer.publicKey, flip(message), signature)).toBe(false);
        expect(verifyEd25519(flip(signer.publicKey), message, signature)).toBe(false);
      }),
      runs(20),
    );
  });

  test('gives the verdict of OpenSSL on keys and signatures with low-order parts', () => {
    const verdicts = new Set<boolean>();
    // Zero is a key, or an R, that is nothing but its low-order part.
    const scalars = fc.oneof(
      { arbitrary: fc.constantFrom(0n, 1n, L - 1n), weight: 1 },
      { arbitrary: fc.bigInt({ min: 0n, max: L - 1n }), weight: 3 },
    );
    fc.assert(
      fc.property(
        scalars,
        scalars,
        fc.nat(7),
        fc.nat(7),
        fc.uint8Array(),
        (secret, nonce, keyPart, noncePart, message) => {
          const { publicKey, signature } = tornSignature(secret, nonce, keyPart, noncePart, message);
          const verdict = verifyEd25519(publicKey, message, signature);
          verdicts.add(verdict);
          expect(verdict).toBe(openSslVerifies(publicKey, message, signature));
          if (verdict) expect(ed25519.verify(signature, message, publicKey, { zip215: false })).toBe(true);
        },
      ),
      runs(150),
    );
    expect([...verdicts].sort()).toEqual([false, true]);
  });

  test('an R with a low-order part is refused, though the equation with the cofactor holds', () => {
    const message = Uint8Array.of(1, 2, 3);
    const { publicKey, signature } = tornSignature(5n, 7n, 0, 1, message);
    expect(ed25519.verify(signature, message, publicKey)).toBe(true);
    expect(openSslVerifies(publicKey, message, signature)).toBe(false);
    expect(verifyEd25519(publicKey, message, signature)).toBe(false);
  });

  test('an R of low order is refused, as OpenSSL does', () => {
    const message = Uint8Array.of(1, 2, 3);
    const { publicKey, signature } = tornSignature(5n, 0n, 0, 0, message);
    expect(openSslVerifies(publicKey, message, signature)).toBe(false);
    expect(verifyEd25519(publicKey, message, signature)).toBe(false);
  });

  test('a key of low order is refused: anyone could sign for it', () => {
    const message = Uint8Array.of(1, 2, 3);
    for (let keyPart = 0; keyPart < 8; keyPart++) {
      const { publicKey, signature } = tornSignature(0n, 7n, keyPart, 0, message);
      expect(verifyEd25519(publicKey, message, signature)).toBe(false);
    }
  });

  test('S at or above the order of the group is refused: a signature has one form', () => {
    const signer = ed25519Signer(new Uint8Array(32).fill(9));
    const message = Uint8Array.of(1);
    const signature = signer.sign(message);
    const above = numberOf(signature.subarray(32)) + L;
    expect(
      verifyEd25519(signer.publicKey, message, Uint8Array.of(...signature.subarray(0, 32), ...littleEndian(above))),
    ).toBe(false);
  });

  test('keys that do not decode, and lengths that are wrong, are refused without a throw', () => {
    const signer = ed25519Signer(new Uint8Array(32).fill(9));
    const message = Uint8Array.of(1);
    const signature = signer.sign(message);
    expect(verifyEd25519(littleEndian(2n), message, signature)).toBe(false);
    // The point of y = 3 and another spelling of it.
    expect(Point.fromBytes(littleEndian(P + 3n), true).equals(Point.fromBytes(littleEndian(3n)))).toBe(true);
    expect(verifyEd25519(littleEndian(P + 3n), message, signature)).toBe(false);
    expect(verifyEd25519(signer.publicKey.subarray(1), message, signature)).toBe(false);
    expect(verifyEd25519(signer.publicKey, message, signature.subarray(1))).toBe(false);
    // A zero more at the end of S would change nothing about its number.
    expect(verifyEd25519(signer.publicKey, message, Uint8Array.of(...signature, 0))).toBe(false);
    expect(() => ed25519Signer(new Uint8Array(31))).toThrow();
  });
});
