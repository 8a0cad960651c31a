import { hash } from 'node:crypto';
import { NotCanonical, scanCanonical } from './canonical-scan.ts';

const MARK = Buffer.from('"$sealed":');

/** Why an event's sealed boxes are not exactly those its leaf binds; undefined where they are. */
export function sealedFault(leaf: Buffer, sealed: string): string | undefined {
  if (sealed === '{}' && !leaf.includes(MARK)) return undefined;
  try {
    scanCanonical(Buffer.from(sealed));
  } catch (fault) {
    if (fault instanceof NotCanonical) return `the sealed boxes are not canonical JSON: ${fault.message}`;
    throw fault;
  }
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
    // Scanned as canonical, so writing it again gives the very text that was digested.
    const actual = hash('sha256', JSON.stringify(entries.get(pointer)), 'base64url');
    if (actual !== digest) return `the box of the sealed field at ${pointer} was changed`;
  }
  for (const pointer of entries.keys())
    if (!boxes.has(pointer)) return `there is a box for ${pointer}, where the leaf has no sealed field`;
  return undefined;
}

/** Gathers pointer → box digest of every mark in the data. Returns the pointer of one that has not a mark's shape. */
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
