import { findSealed, isSealedEntry, isSealedMark, type SealedEntry } from '@pacta/proof';
import { sealedDigest } from './sealed-digest.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entry at `pointer`, of any type: `sealed` itself may have been tampered with. */
export const entryAt = (sealed: unknown, pointer: string): unknown =>
  isRecord(sealed) && Object.hasOwn(sealed, pointer) ? sealed[pointer] : undefined;

export const entryPointers = (sealed: unknown): readonly string[] => (isRecord(sealed) ? Object.keys(sealed) : []);

/**
 * Checks, without any key, that marks and boxes match: each mark in `data` has the entry whose digest it carries, and
 * each entry has its mark. Returns the first fault, or undefined; never throws.
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
