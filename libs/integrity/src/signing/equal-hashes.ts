/** Compares bytes. Not constant-time: hashes are public. */
export const equalHashes = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);
