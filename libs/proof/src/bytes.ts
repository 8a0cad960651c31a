/**
 * The kind of a typed array by its internal slot: unlike `instanceof` it works for arrays of another realm (a frame, a
 * test runner), and unlike a `constructor` or a tag it can't be forged.
 */
const kindOfTypedArray = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
)?.get;

export const isBytes = (value: unknown): value is Uint8Array => kindOfTypedArray?.call(value) === 'Uint8Array';

/** Length of every hash in the tree, in bytes. */
export const HASH_BYTES = 32;

/**
 * A copy of a 32-byte hash, or undefined where `value` is anything else. Copied, so that the caller can't change it
 * during verification.
 */
export function copyOfHash(value: unknown): Uint8Array | undefined {
  if (!isBytes(value)) return undefined;
  const copy = new Uint8Array(value);
  return copy.length === HASH_BYTES ? copy : undefined;
}

/** The hashes of a list, or undefined where it is not a list of at most `limit` hashes of 32 bytes. */
export function copyOfHashes(value: unknown, limit: number): Uint8Array[] | undefined {
  if (!Array.isArray(value) || value.length > limit) return undefined;
  const hashes: Uint8Array[] = [];
  for (let index = 0; index < value.length; index++) {
    const hash = copyOfHash(value[index]);
    if (hash === undefined) return undefined;
    hashes.push(hash);
  }
  return hashes;
}

/** Compares public values; not constant-time. */
export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
