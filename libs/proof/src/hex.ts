import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** Lower-case hexadecimal. */
export const encodeHex = (bytes: Uint8Array): string => bytesToHex(bytes);

/** The bytes of a hexadecimal text in either case, or undefined where it is not one. */
export function decodeHex(text: string): Uint8Array | undefined {
  return typeof text === 'string' && /^(?:[\da-f]{2})*$/i.test(text) ? hexToBytes(text) : undefined;
}
