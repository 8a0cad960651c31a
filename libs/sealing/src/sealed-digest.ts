import { hash } from 'node:crypto';
import type { SealedEntry } from '@pacta/proof';

/**
 * The `box` of a mark: SHA-256 of the entry's canonical JSON (RFC 8785), as base64url. It binds the box to the leaf, so
 * that a changed box is noticed without a key. Throws where a text of the entry is not well-formed Unicode.
 */
export function sealedDigest({ box, key, nonce }: SealedEntry): string {
  if (![box, key, nonce].every((text) => text.isWellFormed())) throw new TypeError('a lone surrogate has no JSON form');
  // Three texts in name order: JSON.stringify writes them as RFC 8785 does.
  return hash('sha256', JSON.stringify({ box, key, nonce }), 'base64url');
}
