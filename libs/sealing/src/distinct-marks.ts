import type { SealMark } from '@pacta/ledger';
import { SealRefused } from './seal-refused.ts';

/**
 * The marks in pointer order, one per pointer; a person's key takes precedence over a class. Throws `SealRefused` where
 * one pointer has two people or two classes, or a mark is inside another, since one of them would be lost.
 */
export function distinctMarks(marks: readonly SealMark[]): readonly SealMark[] {
  const chosen = new Map<string, SealMark>();
  for (const mark of marks) {
    const other = chosen.get(mark.pointer);
    chosen.set(mark.pointer, other === undefined ? mark : stronger(other, mark));
  }
  for (const pointer of chosen.keys()) {
    const above = ancestors(pointer).find((ancestor) => chosen.has(ancestor));
    if (above !== undefined)
      throw new SealRefused('inside-another', pointer, `is inside '${above}', which is sealed too`);
  }
  return [...chosen.values()].sort((left, right) => (left.pointer < right.pointer ? -1 : 1));
}

function stronger(one: SealMark, other: SealMark): SealMark {
  if (one.class === 'personal' && other.class === 'personal') {
    if (one.subject !== other.subject) throw new SealRefused('two-keys', one.pointer, 'is marked as two people');
    return one;
  }
  if (one.class === 'personal') return one;
  if (other.class === 'personal' || one.class === other.class) return other;
  throw new SealRefused('two-keys', one.pointer, `is marked both ${one.class} and ${other.class}`);
}

/** `/a/b/c` → `/a/b`, `/a` and the whole. */
function ancestors(pointer: string): readonly string[] {
  const above: string[] = [];
  for (let rest = pointer; rest !== ''; above.push(rest)) rest = rest.slice(0, rest.lastIndexOf('/'));
  return above;
}
