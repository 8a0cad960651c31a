import type { SealedMark } from './field-box.ts';
import { pointerTo } from './json-pointer.ts';
import { sealedDigest } from './sealed-digest.ts';
import type { SealedEntry } from './sealed-entry.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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

/** The entry at `pointer`, whatever storage holds there; `sealed` itself may have been tampered with. */
export const entryAt = (sealed: unknown, pointer: string): unknown =>
  isRecord(sealed) && Object.hasOwn(sealed, pointer) ? sealed[pointer] : undefined;

export const entryPointers = (sealed: unknown): readonly string[] => (isRecord(sealed) ? Object.keys(sealed) : []);

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

/** Every object in `data` that has a `$sealed` member, well-formed or not, by pointer. Walks without recursion: data may be hostile. */
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

/**
 * Checks, without any key, that marks and boxes belong together: each mark in `data` has the entry whose digest it
 * carries, and each entry has its mark. Answers the first fault, or undefined where all is well; never throws.
 */
export function checkSealedMarks(
  data: unknown,
  sealed: Readonly<Record<string, SealedEntry>>,
): { readonly pointer: string; readonly why: string } | undefined {
  const marks = findSealed(data);
  for (const [pointer, mark] of marks) {
    if (!isSealedMark(mark)) return { pointer, why: 'the mark of a sealed field is malformed' };
    const entry = entryAt(sealed, pointer);
    if (entry === undefined) return { pointer, why: 'the box of a sealed field is missing' };
    if (!isSealedEntry(entry) || mark.$sealed.box !== digestOf(entry)) {
      return { pointer, why: 'the box of a sealed field is not the one that was recorded' };
    }
  }
  const stray = entryPointers(sealed).find((pointer) => !marks.has(pointer));
  return stray === undefined ? undefined : { pointer: stray, why: 'a box stands beside no sealed field' };
}

/** Undefined where the entry has no canonical form (a lone surrogate, put there by tampering). */
export function digestOf(entry: SealedEntry): string | undefined {
  try {
    return sealedDigest(entry);
  } catch {
    return undefined;
  }
}
