import { hash } from 'node:crypto';
import { canonicalJson, type SealedEntry } from '@pacta/proof';

/**
 * What `$sealed.box` must say: SHA-256 of the entry's canonical JSON, as base64url. It binds the box to the leaf, so that
 * a changed box shows to a reader who has no key.
 */
export const sealedDigest = (entry: SealedEntry): string => hash('sha256', canonicalJson(entry), 'base64url');
