import { utf8ToBytes } from '@noble/hashes/utils.js';

/** The only platform class used, in Node and in browsers alike; declared here so that no DOM types are needed. */
declare const TextDecoder: {
  new (label: 'utf-8', options: { fatal: boolean; ignoreBOM: boolean }): { decode(bytes: Uint8Array): string };
};

/** UTF-8 of a text, or undefined where it has a lone surrogate. */
export const encodeUtf8 = (text: string): Uint8Array | undefined =>
  text.isWellFormed() ? utf8ToBytes(text) : undefined;

/** The text of UTF-8 bytes, or undefined where they are not valid UTF-8. A byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
