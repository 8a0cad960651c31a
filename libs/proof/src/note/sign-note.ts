import { concatBytes } from '@noble/hashes/utils.js';
import { encodeBase64 } from '../base64.ts';
import { cosignedMessage, writeCosignature } from '../checkpoint/cosignature.ts';
import { decodeHex } from '../hex.ts';
import { encodeUtf8 } from '../utf8.ts';
import type { Ed25519Signer } from './ed25519.ts';
import { readText } from './parse-note.ts';
import { TYPE_COSIGNATURE_V1, TYPE_ED25519, verifierKey, type VerifierKey } from './verifier-key.ts';

/** Signs texts of notes with one key. */
export interface NoteSigner {
  readonly key: VerifierKey;
  /** The bytes after the key id in a signature line. */
  sign(text: string): Uint8Array;
}

/** Signs the text of a note, as a log does for its checkpoints. The name of a log's key is its origin. */
export function noteSigner(name: string, signer: Ed25519Signer): NoteSigner {
  return {
    key: verifierKey(name, TYPE_ED25519, signer.publicKey),
    sign: (text) => signer.sign(signable(text, encodeUtf8(text))),
  };
}

/**
 * Cosigns checkpoints as of `time`, in seconds since 1970, as a witness does. Throws on a text that is not a
 * checkpoint.
 */
export function cosigner(name: string, signer: Ed25519Signer, time: bigint): NoteSigner {
  return {
    key: verifierKey(name, TYPE_COSIGNATURE_V1, signer.publicKey),
    sign: (text) => writeCosignature(time, signer.sign(signable(text, cosignedMessage(time, text)))),
  };
}

function signable(text: string, message: Uint8Array | undefined): Uint8Array {
  if (message === undefined || !readText(text, 'the text').ok || !text.endsWith('\n')) {
    throw new RangeError('The text of a note ends with a newline and has no other control characters');
  }
  return message;
}

/** One signature line, its newline included. */
export function signatureLine(text: string, { key, sign }: NoteSigner): string {
  const id = decodeHex(key.id) ?? new Uint8Array(0);
  return `— ${key.name} ${encodeBase64(concatBytes(id, sign(text)))}\n`;
}

/**
 * The signed note: the text, a blank line and a line for each signer. Throws `RangeError` where the text is not valid
 * in a note.
 */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  return `${text}\n${signers.map((signer) => signatureLine(text, signer)).join('')}`;
}
