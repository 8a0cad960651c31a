/** True where both are the same bytes. Hashes are public, so the time it takes gives nothing away. */
export const equalHashes = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);
