import { isRecord } from '../outcome.ts';
import { pointerTo } from './json-pointer.ts';

/** The mark that replaces a sealed field in a leaf. */
export interface SealedMark {
  readonly $sealed: {
    /** SHA-256 of the canonical JSON of the field's box, base64url: a changed box is noticed without its key. */
    readonly box: string;
    /** `personal`, or a confidentiality class. */
    readonly class: string;
    /** SHA-256 of the field's salt and the canonical JSON of its value, base64url. */
    readonly digest: string;
  };
}

/** The box of a sealed field: stored with the event, outside the leaf. Base64url without padding throughout. */
export interface SealedEntry {
  /** Ciphertext and tag. */
  readonly box: string;
  /** Id of the key in the key folder. */
  readonly key: string;
  readonly nonce: string;
}

/** A sealed field as stored with its event, with the place that is needed to open it. */
export interface SealedBox {
  readonly eventId: string;
  /** RFC 6901 pointer into the event's data. */
  readonly pointer: string;
  readonly entry: SealedEntry;
}

/** 32 bytes as base64url: the last letter carries four bits. */
const isHash = (text: unknown): boolean => typeof text === 'string' && /^[\w-]{42}[AEIMQUYcgkosw048]$/.test(text);

const hasExactly = (value: object, names: readonly string[]): boolean =>
  Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));

/** True for exactly `{"$sealed": {box, class, digest}}` with two SHA-256 hashes. */
export function isSealedMark(value: unknown): value is SealedMark {
  if (!isRecord(value) || !hasExactly(value, ['$sealed'])) return false;
  const inside = value['$sealed'];
  if (!isRecord(inside) || !hasExactly(inside, ['box', 'class', 'digest'])) return false;
  return isHash(inside['box']) && isHash(inside['digest']) && typeof inside['class'] === 'string';
}

/** True for exactly `{box, key, nonce}`, all text. */
export function isSealedEntry(value: unknown): value is SealedEntry {
  return (
    isRecord(value) &&
    hasExactly(value, ['box', 'key', 'nonce']) &&
    typeof value['box'] === 'string' &&
    typeof value['key'] === 'string' &&
    typeof value['nonce'] === 'string'
  );
}

/**
 * Every object in `data` that has a `$sealed` member, well-formed or not, by JSON pointer. Not recursive: data may be
 * hostile.
 */
export function findSealed(data: unknown): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const pending: [string, unknown][] = [['', data]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [pointer, value] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (Object.hasOwn(value, '$sealed')) found.set(pointer, value);
    else for (const [name, below] of Object.entries(value)) pending.push([pointerTo(pointer, name), below]);
  }
  return found;
}
