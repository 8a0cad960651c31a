import { isUtf8 } from 'node:buffer';

/** Why some bytes are not canonical JSON. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
}

/** Offsets of an object's members, three numbers each: where the name begins, where the value begins, where it ends. */
export type MemberSpans = readonly number[];

/** A member `$sealed` within the first member of the outermost object: in a leaf, the mark of a sealed field. */
export interface MarkSpan {
  /** JSON pointer to the object that contains it, from the first member's value. */
  readonly pointer: string;
  /** Where its value begins. */
  readonly from: number;
  /** Whether it is its object's only member. */
  readonly alone: boolean;
}

export interface ScannedLeaf {
  readonly members: MemberSpans;
  /** Those of the third member, where it is an object: a leaf's metadata. */
  readonly inThird: MemberSpans;
  /** Nested marks are excluded. */
  readonly marks: readonly MarkSpan[];
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const DOLLAR = 0x24;
const DEEPEST = 100;
/** Any number of this many digits is below 2^53. */
const ALWAYS_SAFE = 15;

const MARK = '"$sealed"';
/** The name of the outermost object's first member begins here. */
const FIRST_MEMBER = 1;

/** The class of each byte within a text, by look-up; most are of the first class. */
const [PLAIN, END, ESCAPE, BEYOND_ASCII, CONTROL] = [0, 1, 2, 3, 4] as const;
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === QUOTE) return END;
  if (byte === BACKSLASH) return ESCAPE;
  return byte < 0x20 ? CONTROL : byte < 0x80 ? PLAIN : BEYOND_ASCII;
});

/** Escapes that RFC 8785 writes as one letter. */
const SHORT_ESCAPES = new Set([...'"\\bfnrt'].map((letter) => letter.charCodeAt(0)));
const LONG_ESCAPE = /^u00(0[0-7be-f]|1[0-9a-f])$/;
const LITERALS = ['true', 'false', 'null'].map((text) => Buffer.from(text));

/**
 * Scans bytes once and throws `NotCanonical` unless they are one RFC 8785 text as the ledger writes it: members sorted
 * by UTF-16 code units and unique, no blanks, shortest escapes, integers within ±(2^53 − 1). Far cheaper than parsing
 * and writing again, because nothing is built.
 * @returns the members of the outermost value, where that is an object
 */
export function scanCanonical(bytes: Buffer): ScannedLeaf {
  if (!isUtf8(bytes)) throw new NotCanonical('it is not UTF-8');
  const members: number[] = [];
  const scan = new Scan(bytes);
  const end = scan.value(0, 1, members);
  if (end !== bytes.length) throw new NotCanonical(`something follows its end at byte ${end}`);
  return { members, inThird: scan.inThird, marks: scan.marks };
}

/** As `scanCanonical`, but returns the fault. */
export function tryScan(bytes: Buffer): ScannedLeaf | NotCanonical {
  try {
    return scanCanonical(bytes);
  } catch (fault) {
    if (fault instanceof NotCanonical) return fault;
    throw fault;
  }
}

class Scan {
  readonly inThird: number[] = [];
  readonly marks: MarkSpan[] = [];
  readonly #bytes: Buffer;
  /** By depth: the offset of the current member's name, or −1 less the index in an array. */
  readonly #path: number[] = [];
  #inMark = false;
  /** Whether the last text has escapes or letters beyond ASCII. */
  #plain = true;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Scans the value that begins at `at` and returns where it ends. */
  value(at: number, depth: number, spans?: number[]): number {
    if (depth > DEEPEST) throw new NotCanonical(`it is nested deeper than ${DEEPEST}`);
    const first = this.#bytes[at];
    if (first === QUOTE) return this.#text(at);
    if (first === OPEN_OBJECT) return this.#object(at, depth, spans);
    if (first === OPEN_ARRAY) return this.#array(at, depth);
    return first === MINUS || isDigit(first) ? this.#number(at) : this.#literal(at);
  }

  #object(start: number, depth: number, spans?: number[]): number {
    const bytes = this.#bytes;
    let at = start + 1;
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    let before = -1;
    let beforeEnd = -1;
    let beforePlain = true;
    for (;;) {
      const name = at;
      if (bytes[at] !== QUOTE) throw unexpected(at);
      const nameEnd = this.#text(at);
      const plain = this.#plain;
      if (before >= 0 && !this.#rises(before, beforeEnd, name, nameEnd, plain && beforePlain))
        throw new NotCanonical(`its members are not in order at byte ${name}`);
      if (bytes[nameEnd] !== COLON) throw unexpected(nameEnd);
      this.#path[depth] = name;
      if (this.#isMark(name, nameEnd)) at = this.#mark(nameEnd + 1, depth, before < 0);
      else at = this.value(nameEnd + 1, depth + 1, depth === 1 && spans?.length === 6 ? this.inThird : undefined);
      spans?.push(name, nameEnd + 1, at);
      if (bytes[at] === CLOSE_OBJECT) return at + 1;
      if (bytes[at] !== COMMA) throw unexpected(at);
      [before, beforeEnd, beforePlain] = [name, nameEnd, plain];
      at += 1;
    }
  }

  #array(start: number, depth: number): number {
    let at = start + 1;
    if (this.#bytes[at] === CLOSE_ARRAY) return at + 1;
    for (let index = 0; ; index += 1) {
      this.#path[depth] = -1 - index;
      at = this.value(at, depth + 1);
      if (this.#bytes[at] === CLOSE_ARRAY) return at + 1;
      if (this.#bytes[at] !== COMMA) throw unexpected(at);
      at += 1;
    }
  }

  #text(start: number): number {
    const bytes = this.#bytes;
    const length = bytes.length;
    let plain = true;
    for (let at = start + 1; at < length; at += 1) {
      const kind = KINDS[bytes[at] as number];
      if (kind === PLAIN) continue;
      if (kind === END) {
        this.#plain = plain;
        return at + 1;
      }
      if (kind === CONTROL) throw unexpected(at);
      plain = false;
      if (kind === ESCAPE) at += this.#escape(at + 1);
    }
    throw unexpected(length);
  }

  #isMark(name: number, end: number): boolean {
    if (this.#bytes[name + 1] !== DOLLAR || this.#path[1] !== FIRST_MEMBER || this.#inMark) return false;
    return this.#bytes.toString('latin1', name, end) === MARK;
  }

  /** Scans the value of a mark. */
  #mark(from: number, depth: number, first: boolean): number {
    const pointer = this.#pointer(depth);
    this.#inMark = true;
    const end = this.value(from, depth + 1);
    this.#inMark = false;
    this.marks.push({ pointer, from, alone: first && this.#bytes[end] === CLOSE_OBJECT });
    return end;
  }

  /** The pointer to the object at this depth, from the value of the outermost object's first member. */
  #pointer(depth: number): string {
    let pointer = '';
    for (let above = 2; above < depth; above += 1) {
      const step = this.#path[above] as number;
      pointer += `/${step < 0 ? -1 - step : this.#escapedName(step)}`;
    }
    return pointer;
  }

  #escapedName(start: number): string {
    const end = this.#text(start);
    const name = this.#plain ? this.#bytes.toString('latin1', start + 1, end - 1) : this.#decode(start, end);
    return /[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
  }

  /** Length of the escape that follows a backslash. */
  #escape(at: number): number {
    if (SHORT_ESCAPES.has(this.#bytes[at] ?? 0)) return 1;
    if (LONG_ESCAPE.test(this.#bytes.toString('latin1', at, at + 5))) return 5;
    throw unexpected(at);
  }

  #number(start: number): number {
    const bytes = this.#bytes;
    const digits = bytes[start] === MINUS ? start + 1 : start;
    let at = digits;
    while (isDigit(bytes[at])) at += 1;
    const leadingZero = bytes[digits] === ZERO && (at > digits + 1 || digits > start);
    if (at === digits || leadingZero) throw unexpected(start);
    const isSafe = at - digits <= ALWAYS_SAFE || Number.isSafeInteger(Number(bytes.toString('latin1', start, at)));
    if (!isSafe) throw unexpected(start);
    return at;
  }

  #literal(at: number): number {
    for (const literal of LITERALS) if (this.#spells(at, literal)) return at + literal.length;
    throw unexpected(at);
  }

  #spells(at: number, literal: Buffer): boolean {
    for (let index = 0; index < literal.length; index += 1)
      if (this.#bytes[at + index] !== literal[index]) return false;
    return true;
  }

  /** Whether the second name sorts after the first, by UTF-16 code units. */
  #rises(first: number, firstEnd: number, second: number, secondEnd: number, plain: boolean): boolean {
    const bytes = this.#bytes;
    if (!plain) return this.#decode(first, firstEnd) < this.#decode(second, secondEnd);
    const [left, right] = [firstEnd - 1, secondEnd - 1];
    let at = first + 1;
    let other = second + 1;
    while (at < left && other < right && bytes[at] === bytes[other]) {
      at += 1;
      other += 1;
    }
    if (at === left || other === right) return at === left && other < right;
    return (bytes[at] as number) < (bytes[other] as number);
  }

  #decode(start: number, end: number): string {
    return JSON.parse(this.#bytes.toString('utf8', start, end)) as string;
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= NINE;

const unexpected = (at: number): NotCanonical => new NotCanonical(`byte ${at} is not what canonical JSON has there`);
