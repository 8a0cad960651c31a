import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { decodeBase64url, encodeBase64url } from '../base64url.ts';
import { canonicalJson } from '../canonical-json.ts';
import { findLeafFault } from '../leaf-json.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { isSealedEntry, isSealedMark, type SealedMark } from './sealed-field.ts';

const SALT_BYTES = 16;

/** Verifies, without any key, that a box is the one that the mark in the leaf binds. Never throws. */
export function verifySealedBox(of: { readonly mark: SealedMark; readonly entry: unknown }): Outcome {
  return answered(() => {
    const { mark, entry } = of;
    if (!isSealedMark(mark)) return refused('the mark of a sealed field is malformed');
    const isBox = isSealedEntry(entry) && findLeafFault(entry) === undefined;
    const digest = isBox ? encodeBase64url(sha256(utf8ToBytes(canonicalJson(entry)))) : undefined;
    if (digest !== mark.$sealed.box) return refused('the box of a sealed field is not the one that was recorded');
    return { ok: true as const };
  });
}

/** Verifies, without any key, that an opened value is the one that was sealed. Never throws. */
export function verifyOpenedField(of: {
  readonly mark: SealedMark;
  readonly value: unknown;
  /** 16 bytes, base64url, which a reader gets with the opened value. */
  readonly salt: string;
}): Outcome {
  return answered(() => {
    const { mark, value } = of;
    if (!isSealedMark(mark)) return refused('the mark of a sealed field is malformed');
    const salt = decodeBase64url(of.salt);
    if (salt?.length !== SALT_BYTES) return refused('the salt of an opened field is not base64url of 16 bytes');
    if (findLeafFault(value) !== undefined) return refused('the value of an opened field could not stand in a leaf');
    const digest = encodeBase64url(sha256(concatBytes(salt, utf8ToBytes(canonicalJson(value)))));
    return digest === mark.$sealed.digest ? { ok: true as const } : refused('the value is not the one that was sealed');
  });
}
