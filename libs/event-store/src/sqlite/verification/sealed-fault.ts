import { hash } from 'node:crypto';
import { NotCanonical, tryScan, type MarkSpan, type MemberSpans } from './canonical-scan.ts';

/**
 * Why an event's sealed boxes are not exactly those its leaf binds; undefined where they are. `marks`: those of the
 * leaf.
 */
export function sealedFault(leaf: Buffer, sealed: string, marks: readonly MarkSpan[]): string | undefined {
  if (marks.length === 0 && sealed === '{}') return undefined;
  const boxes = Buffer.from(sealed);
  const scanned = tryScan(boxes);
  if (scanned instanceof NotCanonical) return `the sealed boxes are not canonical JSON: ${scanned.message}`;
  return eachBoxIsBound(leaf, marks, boxes, scanned.members) ? undefined : whyNotBound(leaf, sealed);
}

/** Each mark has its box and each box its mark. Compared without parsing: the entry's own text was hashed. */
function eachBoxIsBound(leaf: Buffer, marks: readonly MarkSpan[], boxes: Buffer, entries: MemberSpans): boolean {
  if (entries.length === 0 || entries.length !== marks.length * 3) return false;
  const places = new Map<string, number>();
  for (let at = 0; at < entries.length; at += 3) places.set(nameAt(boxes, entries, at), at);
  return marks.every(({ pointer, from, alone }) => {
    const at = places.get(pointer);
    if (at === undefined || !alone) return false;
    const bound = `{"box":"${hash('sha256', boxes.subarray(entries[at + 1], entries[at + 2]), 'base64url')}"`;
    return leaf.toString('latin1', from, from + bound.length) === bound;
  });
}

function nameAt(boxes: Buffer, entries: MemberSpans, at: number): string {
  const text = boxes.toString('utf8', entries[at], (entries[at + 1] as number) - 1);
  return text.includes('\\') ? (JSON.parse(text) as string) : text.slice(1, -1);
}

/** The same by parsing both, which finds the reason. */
function whyNotBound(leaf: Buffer, sealed: string): string | undefined {
  const entries: unknown = JSON.parse(sealed);
  if (!isObject(entries)) return 'the sealed boxes are not an object';
  const boxes = new Map<string, string>();
  const broken = collectMarks((JSON.parse(leaf.toString('utf8')) as { data: unknown }).data, '', boxes);
  if (broken !== undefined) return `the mark at ${broken} is not a sealed mark`;
  return pairFault(boxes, new Map(Object.entries(entries)));
}

function pairFault(boxes: ReadonlyMap<string, string>, entries: ReadonlyMap<string, unknown>): string | undefined {
  for (const [pointer, digest] of boxes) {
    if (!entries.has(pointer)) return `the sealed field at ${pointer} has lost its box`;
    // It was scanned as canonical, so writing it again gives the text that was hashed.
    const actual = hash('sha256', JSON.stringify(entries.get(pointer)), 'base64url');
    if (actual !== digest) return `the box of the sealed field at ${pointer} was changed`;
  }
  for (const pointer of entries.keys())
    if (!boxes.has(pointer)) return `there is a box for ${pointer}, where the leaf has no sealed field`;
  return undefined;
}

/** Collects box digests by pointer from every mark in the data. Returns the pointer of a malformed mark. */
function collectMarks(value: unknown, pointer: string, boxes: Map<string, string>): string | undefined {
  if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) {
      const broken = collectMarks(member, `${pointer}/${index}`, boxes);
      if (broken !== undefined) return broken;
    }
    return undefined;
  }
  if (!isObject(value)) return undefined;
  if ('$sealed' in value) {
    const mark = value['$sealed'];
    if (Object.keys(value).length !== 1 || !isObject(mark) || typeof mark['box'] !== 'string') return pointer;
    boxes.set(pointer, mark['box']);
    return undefined;
  }
  for (const [name, member] of Object.entries(value)) {
    const broken = collectMarks(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, boxes);
    if (broken !== undefined) return broken;
  }
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
