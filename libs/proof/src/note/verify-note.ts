import { cosignedMessage, readCosignature } from '../checkpoint/cosignature.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { encodeUtf8 } from '../utf8.ts';
import { verifyEd25519 } from './ed25519.ts';
import { type NoteSignature, parseNote, type SignedNote } from './parse-note.ts';
import { type KeyInput, readKeys, TYPE_COSIGNATURE_V1, type VerifierKey } from './verifier-key.ts';

/** A known key that signed. */
export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** For a cosignature: its time, in seconds since 1970. */
  readonly time?: bigint;
}

export interface VerifiedNote extends SignedNote {
  /** Each known key that signed, once, in line order. Never empty. */
  readonly verified: readonly VerifiedSignature[];
}

/**
 * Verifies a signed note against the keys that the caller trusts. Lines of unknown (name, key id) are ignored. Every
 * line of a known key must verify, a repeated one too, and at least one must be present. Two keys in `keys` with the
 * same name and id are refused as ambiguous once a line has them. Never throws.
 */
export function verifyNote(
  input: string | Uint8Array,
  keys: KeyInput | readonly KeyInput[],
): Outcome<{ note: VerifiedNote }> {
  return answered(() => {
    const known = readKeys(keys);
    if (!known.ok) return known;
    const read = parseNote(input);
    if (!read.ok) return read;
    const found = verifySignatures(read.note, known.keys);
    if (!found.ok) return found;
    if (found.verified.length === 0) return refused('no known key signed the note');
    return { ok: true as const, note: { ...read.note, verified: found.verified } };
  });
}

/** Each known key that signed; refused where such a line does not verify. May be empty. */
export function verifySignatures(
  { text, signatures }: SignedNote,
  keys: readonly VerifierKey[],
): Outcome<{ verified: VerifiedSignature[] }> {
  const verified: VerifiedSignature[] = [];
  for (const line of signatures) {
    const [key, other] = keys.filter(({ name, id }) => name === line.name && id === line.keyId);
    if (key === undefined) continue;
    const label = `${line.name}+${line.keyId}`;
    if (other !== undefined) return refused(`the key ${label} is given more than once`);
    const found = verifyLine(text, key, line);
    if (found === undefined) return refused(`the signature of ${label} does not verify`);
    if (!verified.some((one) => one.key === key)) verified.push(found);
  }
  return { ok: true, verified };
}

function verifyLine(text: string, key: VerifierKey, { signature }: NoteSignature): VerifiedSignature | undefined {
  if (key.type === TYPE_COSIGNATURE_V1) {
    const cosignature = readCosignature(signature);
    if (cosignature === undefined) return undefined;
    const { time, signature: own } = cosignature;
    const message = cosignedMessage(time, text);
    return message !== undefined && verifyEd25519(key.publicKey, message, own) ? { key, time } : undefined;
  }
  const message = encodeUtf8(text);
  return message !== undefined && verifyEd25519(key.publicKey, message, signature) ? { key } : undefined;
}
