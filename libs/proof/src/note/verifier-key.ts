import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { isBytes } from '../bytes.ts';
import { encodeHex } from '../hex.ts';
import { answered, isRecord, type Outcome, refused } from '../outcome.ts';
import { encodeUtf8 } from '../utf8.ts';
import { PUBLIC_KEY_BYTES } from './ed25519.ts';
import { isKeyName } from './key-name.ts';

/** Ed25519 over the note's text (C2SP signed-note). */
export const TYPE_ED25519 = 0x01;
/** Ed25519 over time and checkpoint (C2SP tlog-cosignature, cosignature/v1). */
export const TYPE_COSIGNATURE_V1 = 0x04;
export type SignatureType = typeof TYPE_ED25519 | typeof TYPE_COSIGNATURE_V1;

/** A public key of a signer of notes, with the name and id in its signature lines. */
export interface VerifierKey {
  readonly name: string;
  /** Four bytes in lower-case hex: identifies a signature's key, and is not collision-resistant. */
  readonly id: string;
  readonly type: SignatureType;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** First four bytes of SHA-256(name ‖ newline ‖ type ‖ public key), in hex. */
function keyId(name: string, typeAndKey: Uint8Array): string {
  return encodeHex(sha256(concatBytes(encodeUtf8(`${name}\n`) ?? new Uint8Array(0), typeAndKey)).subarray(0, 4));
}

/** The key of a signer. Throws `RangeError` where the name or the key's length is invalid. */
export function verifierKey(name: string, type: SignatureType, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new RangeError(`'${name}' is no key name: it is empty or has a space or a plus`);
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw new RangeError('An Ed25519 public key has 32 bytes');
  return { name, id: keyId(name, Uint8Array.of(type, ...publicKey)), type, publicKey: Uint8Array.from(publicKey) };
}

/** `name+hex(id)+base64(type ‖ public key)`. */
export function formatVerifierKey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${id}+${encodeBase64(Uint8Array.of(type, ...publicKey))}`;
}

const isSupported = (type: unknown): type is SignatureType => type === TYPE_ED25519 || type === TYPE_COSIGNATURE_V1;

/** Parses a verifier key. Its id must match its name and key; other signature types are refused. */
export function parseVerifierKey(text: string): Outcome<{ key: VerifierKey }> {
  if (typeof text !== 'string') return refused('a verifier key is text');
  // base64 may contain a plus, so only the first two separate.
  const [, name = '', id = '', encoded = ''] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? [];
  if (!isKeyName(name)) return refused('a verifier key is name+id+key, and its name has no space');
  if (!/^[\da-f]{8}$/.test(id)) return refused('the id of a verifier key is eight lower-case hex digits');
  const bytes = decodeBase64(encoded);
  if (bytes === undefined) return refused('the key of a verifier key is not standard base64');
  const [type, ...publicKey] = bytes;
  if (!isSupported(type)) return refused('the verifier key is of a signature type that is not supported');
  if (publicKey.length !== PUBLIC_KEY_BYTES) return refused('an Ed25519 public key has 32 bytes');
  if (keyId(name, bytes) !== id) return refused('the id of the verifier key is not that of its name and key');
  return { ok: true, key: { name, id, type, publicKey: Uint8Array.from(publicKey) } };
}

/** A key as text, or parsed. */
export type KeyInput = string | VerifierKey;

/** The keys of one or of a list. A parsed key is checked again: a caller may have built it. */
export function readKeys(input: unknown): Outcome<{ keys: VerifierKey[] }> {
  return answered(() => {
    const keys: VerifierKey[] = [];
    for (const one of Array.isArray(input) ? (input as unknown[]) : [input]) {
      const read = typeof one === 'string' ? parseVerifierKey(one) : recheckedKey(one);
      if (!read.ok) return read;
      keys.push(read.key);
    }
    return { ok: true as const, keys };
  });
}

function recheckedKey(value: unknown): Outcome<{ key: VerifierKey }> {
  if (!isRecord(value)) return refused('a key is neither a verifier key nor its text');
  const { name, id, type, publicKey } = value;
  if (typeof name !== 'string' || !isSupported(type) || !isBytes(publicKey)) {
    return refused('a key is neither a verifier key nor its text');
  }
  const bytes = new Uint8Array(publicKey);
  if (!isKeyName(name) || bytes.length !== PUBLIC_KEY_BYTES) return refused('a key has no good name or length');
  const key = verifierKey(name, type, bytes);
  return key.id === id ? { ok: true, key } : refused('the id of the verifier key is not that of its name and key');
}
