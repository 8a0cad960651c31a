import { hash } from 'node:crypto';
import type { SealedEntry } from '@pacta/proof';

/**
 * What `$sealed.box` must say: SHA-256 of the entry's canonical JSON, as base64url. It binds the box to the leaf, so that
 * a changed box shows to a reader who has no key. Throws where a text of it is not well-formed, which has no such form.
 */
export function sealedDigest({ box, key, nonce }: SealedEntry): string {
  if (![box, key, nonce].every((text) => text.isWellFormed())) throw new TypeError('a lone surrogate has no JSON form');
  // Three texts in the order of their names: JSON.stringify writes them as RFC 8785 does.
  return hash('sha256', JSON.stringify({ box, key, nonce }), 'base64url');
}
