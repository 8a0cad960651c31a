import { createCipheriv, createDecipheriv, hash } from 'node:crypto';
import { canonicalJson, type SealedEntry, type SealedMark } from '@pacta/proof';
import type { FieldKey } from './field-key.ts';
import { sealedDigest } from './sealed-digest.ts';

/** The cipher of sealed fields: AES-256-GCM (NIST SP 800-38D) with derived salt and nonce; nothing is random. */

const SEPARATOR = '\u0000';
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** The associated data: binds a box to its event and pointer, so that it can't be moved. */
export interface FieldPlace {
  readonly eventId: string;
  readonly pointer: string;
}

const placeText = ({ eventId, pointer }: FieldPlace): string => eventId + SEPARATOR + pointer;

const derived = (key: FieldKey, label: string, text: string, bytes: number): Buffer =>
  key.mac.of(label + SEPARATOR + text, bytes);

/** SHA-256(salt ‖ canonical JSON of the value), base64url: a reader given value and salt can check it alone. */
export const fieldDigest = (salt: Uint8Array, value: unknown): string =>
  bytesDigest(salt, Buffer.from(canonicalJson(value)));

const bytesDigest = (salt: Uint8Array, bytes: Uint8Array): string =>
  hash('sha256', Buffer.concat([salt, bytes]), 'base64url');

/** Seals one value; the same key, place and value make the same bytes. */
export function sealField(key: FieldKey, place: FieldPlace, value: unknown): { mark: SealedMark; entry: SealedEntry } {
  const at = placeText(place);
  const text = canonicalJson(value);
  const salt = derived(key, 'salt', at, SALT_BYTES);
  const nonce = derived(key, 'nonce', at + SEPARATOR + text, NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.boxKey, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(at));
  const plain = `{"salt":"${salt.toString('base64url')}","value":${text}}`;
  const box = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const entry = { box: box.toString('base64url'), key: key.id, nonce: nonce.toString('base64url') };
  const mark = {
    $sealed: { box: sealedDigest(entry), class: key.class, digest: bytesDigest(salt, Buffer.from(text)) },
  };
  return { mark, entry };
}

/**
 * The value and its salt (base64url), or undefined where box, nonce, place, digest or class differ from what was
 * sealed.
 */
export function openBox(
  key: FieldKey,
  place: FieldPlace,
  mark: SealedMark,
  entry: SealedEntry,
): { readonly value: unknown; readonly salt: string } | undefined {
  const nonce = Buffer.from(entry.nonce, 'base64url');
  const box = Buffer.from(entry.box, 'base64url');
  if (mark.$sealed.class !== key.class || nonce.length !== NONCE_BYTES || box.length < TAG_BYTES) return undefined;
  const tagAt = box.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key.boxKey, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(placeText(place)))
    .setAuthTag(box.subarray(tagAt));
  try {
    // In this mode the deciphered bytes come whole from one update; `final` checks the tag.
    const bytes = decipher.update(box.subarray(0, tagAt));
    decipher.final();
    const plain = bytes.toString('utf8');
    const { salt, value } = JSON.parse(plain) as { salt: string; value: unknown };
    // Sealed values are canonical, so the value's canonical text is a part of the whole; the digest confirms it.
    const before = `{"salt":"${salt}","value":`;
    if (!plain.startsWith(before)) return undefined;
    const digest = bytesDigest(Buffer.from(salt, 'base64url'), bytes.subarray(before.length, -1));
    return digest === mark.$sealed.digest ? { value, salt } : undefined;
  } catch {
    return undefined;
  }
}
