import { answered, type Outcome, refused } from '../outcome.ts';
import { type NoteSignature, parseNote, readText } from './parse-note.ts';
import { type KeyInput, readKeys } from './verifier-key.ts';
import { type VerifiedSignature, verifySignatures } from './verify-note.ts';

/**
 * Adds those of `lines` that are by known keys to a note, for instance a witness's cosignature. Lines of unknown keys
 * are ignored, and a new line replaces an older one of the same key. Refused where a known line does not verify, or
 * where no line is by a known key.
 */
export function addSignatures(of: {
  readonly note: string | Uint8Array;
  /** Signature lines, each with its newline. */
  readonly lines: string | Uint8Array;
  readonly keys: KeyInput | readonly KeyInput[];
}): Outcome<{ note: string; added: readonly VerifiedSignature[] }> {
  return answered(() => {
    const known = readKeys(of.keys);
    if (!known.ok) return known;
    const own = parseNote(of.note);
    if (!own.ok) return own;
    const { text } = own.note;
    const lines = readText(of.lines, 'the signature block');
    if (!lines.ok) return lines;
    const more = parseNote(`${text}\n${lines.text}`);
    if (!more.ok) return more;
    if (more.note.text !== text) return refused('the signature lines have a blank line among them');
    const found = verifySignatures(more.note, known.keys);
    if (!found.ok) return found;
    if (found.verified.length === 0) return refused('no line is of a known key');
    const labels = new Set(found.verified.map(({ key }) => `${key.name}+${key.id}`));
    const kept = own.note.signatures.filter((line) => !labels.has(labelOf(line)));
    // Of several lines by one key the first is used.
    const added = [...labels].flatMap((label) => more.note.signatures.find((line) => labelOf(line) === label) ?? []);
    const note = `${text}\n${[...kept, ...added].map(({ line }) => line).join('')}`;
    return { ok: true as const, note, added: found.verified };
  });
}

const labelOf = ({ name, keyId }: NoteSignature): string => `${name}+${keyId}`;
