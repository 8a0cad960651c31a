import { canonicalJson } from './canonical-json.ts';
import { assertLeafJson, MAX_LEAF_DEPTH } from './leaf-json.ts';
import type { LeafContent } from './leaf.ts';

/** A leaf as it is written. */
export interface LeafText<Metadata extends object> {
  /** Its bytes are the UTF-8 form of this text. */
  readonly text: string;
  /** As they are read back from the text: members in order, absent ones left out. */
  readonly data: unknown;
  readonly metadata: Metadata;
}

/**
 * The canonical text of a leaf: what `leafBytes` makes after `assertLeafJson` of data and metadata, in one pass.
 * @throws LeafJsonError with a pointer into the data or the metadata; Error where another text has a lone surrogate
 */
export function leafText<Metadata extends object>(
  content: LeafContent & { readonly metadata: Metadata },
): LeafText<Metadata> {
  const { eventId, stream, revision, type } = content;
  const data = inOrder(content.data, 1);
  const metadata = inOrder(content.metadata, 1);
  if (data !== OUT_OF_ORDER && metadata !== OUT_OF_ORDER && `${eventId}${stream}${type}`.isWellFormed()) {
    const text = JSON.stringify({ data, eventId, metadata, revision, stream, type });
    return { text, data, metadata: metadata as Metadata };
  }
  assertLeafJson(content.data);
  assertLeafJson(content.metadata);
  const text = canonicalJson({ data: content.data, eventId, metadata: content.metadata, revision, stream, type });
  const read = JSON.parse(text) as Pick<LeafText<Metadata>, 'data' | 'metadata'>;
  return { text, data: read.data, metadata: read.metadata };
}

/** Canonical JSON of a value that may stand in a leaf. @throws LeafJsonError */
export function leafJson(value: unknown): string {
  const ordered = inOrder(value, 1);
  if (ordered !== OUT_OF_ORDER) return JSON.stringify(ordered);
  assertLeafJson(value);
  return canonicalJson(value);
}

/** The value may not stand in a leaf, or is not what is read back even with its members in order. */
const OUT_OF_ORDER = Symbol('out of order');

/** The value with its members in canonical order (RFC 8785, 3.2.3), so that JSON.stringify writes its canonical text. */
function inOrder(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? value : OUT_OF_ORDER;
    case 'number':
      // -0 is read back as 0.
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? value : OUT_OF_ORDER;
    case 'boolean':
      return value;
    case 'object':
      if (value === null) return null;
      if (depth > MAX_LEAF_DEPTH) return OUT_OF_ORDER;
      return Array.isArray(value) ? entriesInOrder(value, depth + 1) : membersInOrder(value, depth + 1);
    default:
      return OUT_OF_ORDER;
  }
}

/** Copied only where an entry had to be. */
function entriesInOrder(list: readonly unknown[], depth: number): unknown {
  let copy: unknown[] | undefined;
  for (let index = 0; index < list.length; index += 1) {
    const entry = inOrder(list[index], depth);
    if (entry === OUT_OF_ORDER) return OUT_OF_ORDER;
    if (entry !== list[index]) copy ??= [...list];
    if (copy !== undefined) copy[index] = entry;
  }
  return copy ?? list;
}

/** Copied only where members are out of order or absent, or had to be copied themselves. */
function membersInOrder(value: object, depth: number): unknown {
  if (Object.getPrototypeOf(value) !== Object.prototype) return OUT_OF_ORDER;
  const given = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(value);
  let last = '';
  for (const name of names) {
    if (!staysInOrder(name)) return OUT_OF_ORDER;
    const member = given[name];
    if (name < last || member === undefined) return sortedCopy(given, names, depth);
    const ordered = inOrder(member, depth);
    if (ordered !== member) return ordered === OUT_OF_ORDER ? OUT_OF_ORDER : sortedCopy(given, names, depth);
    last = name;
  }
  return value;
}

function sortedCopy(given: Readonly<Record<string, unknown>>, names: string[], depth: number): unknown {
  const copy: Record<string, unknown> = {};
  for (const name of sorted(names)) {
    const member = given[name];
    if (!staysInOrder(name)) return OUT_OF_ORDER;
    if (member === undefined) continue;
    const ordered = inOrder(member, depth);
    if (ordered === OUT_OF_ORDER) return OUT_OF_ORDER;
    copy[name] = ordered;
  }
  return copy;
}

/** By UTF-16 code units. Few names are put in their places by hand: `sort` allocates more than the whole leaf. */
function sorted(names: string[]): readonly string[] {
  if (names.length > FEW) return names.sort();
  for (let end = 1; end < names.length; end += 1) {
    const name = names[end] as string;
    let at = end;
    for (; at > 0 && (names[at - 1] as string) > name; at -= 1) names[at] = names[at - 1] as string;
    names[at] = name;
  }
  return names;
}

const FEW = 16;

/** Objects list names that are array indices first, have no member `__proto__`, and are asked for `toJSON`. */
function staysInOrder(name: string): boolean {
  const first = name.charCodeAt(0);
  if (first >= ZERO && first <= NINE && ARRAY_INDEX.test(name)) return false;
  return name !== '__proto__' && name !== 'toJSON' && name.isWellFormed();
}

const [ZERO, NINE] = [0x30, 0x39];
const ARRAY_INDEX = /^\d+$/;
