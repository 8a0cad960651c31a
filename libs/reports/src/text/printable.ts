/**
 * Characters that could move a cursor, colour a terminal, break a line or change the reading direction: C0 and C1
 * controls, line and paragraph separators, bidirectional controls, zero-width characters, byte-order mark, lone
 * surrogates; and the noncharacters U+FDD0–U+FDEF, which mark citations in blocks.
 */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/**
 * Text from the log, safe on one line of a terminal or a log file (ASVS 16.4.1). Control characters that its author may
 * have hidden in it are shown as `\u{1b}`, so that readers see them.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * As `printable`, for text of several lines shown as one paragraph: each run of blanks and line breaks is one space.
 */
export const flowing = (text: string): string => printable(text.replace(/\s+/g, ' '));

/** A copy of a document of plain JSON in which `flowing` is applied to every string. */
export function printableDocument<T>(document: T): T {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return flowing(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [flowing(name), walk(member)]));
  };
  return walk(document) as T;
}

/** As `printable`, for any value of an event: objects and arrays as JSON on one line. */
export function printableValue(value: unknown): string {
  return printable(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
}
