import { decodeBase64 } from '../base64.ts';
import { isBytes } from '../bytes.ts';
import { encodeHex } from '../hex.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { decodeUtf8 } from '../utf8.ts';
import { isKeyName } from './key-name.ts';

/** As in Go's note package; C2SP signed-note requires a limit of at least 16. */
export const MAX_SIGNATURES = 100;
const KEY_ID_BYTES = 4;

/** One signature line. */
export interface NoteSignature {
  readonly name: string;
  /** Eight hex digits, as in `VerifierKey.id`. */
  readonly keyId: string;
  /** The bytes after the key id. */
  readonly signature: Uint8Array;
  /** The whole line, its newline included. */
  readonly line: string;
}

/** A parsed signed note, not yet verified. */
export interface SignedNote {
  /** The signed text, its last newline included. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/**
 * The text of a note or file given as text or as UTF-8; control characters other than newline are refused, carriage
 * returns too.
 */
export function readText(input: unknown, what: string): Outcome<{ text: string }> {
  const text = isBytes(input) ? decodeUtf8(new Uint8Array(input)) : input;
  if (typeof text !== 'string' || !text.isWellFormed()) return refused(`${what} is not UTF-8 text`);
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text)) return refused(`${what} has control characters other than newline`);
  return { ok: true, text };
}

/** Parses a signed note (C2SP signed-note); verifies nothing. The last blank line separates text and signatures. */
export function parseNote(input: string | Uint8Array): Outcome<{ note: SignedNote }> {
  return answered(() => {
    const read = readText(input, 'the note');
    if (!read.ok) return read;
    const split = read.text.lastIndexOf('\n\n');
    if (split < 0) return refused('the note has no blank line before its signatures');
    const text = read.text.slice(0, split + 1);
    const block = read.text.slice(split + 2);
    if (!block.endsWith('\n')) return refused('the note does not end with a signature line');
    const lines = block.slice(0, -1).split('\n');
    if (lines.length > MAX_SIGNATURES) return refused(`the note has more than ${MAX_SIGNATURES} signatures`);
    const signatures: NoteSignature[] = [];
    for (const line of lines) {
      const signature = parseSignatureLine(line);
      if (signature === undefined) return refused(`line ${signatures.length + 1} of its signatures is malformed`);
      signatures.push(signature);
    }
    return { ok: true as const, note: { text, signatures } };
  });
}

/** Parses `— <name> base64(key id ‖ signature)`, without its newline; undefined where it is invalid. */
export function parseSignatureLine(line: string): NoteSignature | undefined {
  const [, name = '', encoded = ''] = /^— ([^ ]+) (.+)$/su.exec(line) ?? [];
  const bytes = decodeBase64(encoded);
  if (!isKeyName(name) || bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined;
  const keyId = encodeHex(bytes.subarray(0, KEY_ID_BYTES));
  return { name, keyId, signature: bytes.subarray(KEY_ID_BYTES), line: `${line}\n` };
}
