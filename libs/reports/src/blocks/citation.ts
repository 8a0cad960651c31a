/**
 * In block text, a citation mark is enclosed in two noncharacters. Unicode reserves these for internal use (The Unicode
 * Standard, section 23.7), and `printable` removes them from user text.
 */
const OPEN = '\ufdd0';
const CLOSE = '\ufdd1';

/** `e1–e3, e7` as a citation. */
export const citation = (marks: string): string => `${OPEN}${marks}${CLOSE}`;

/** A text with each citation rendered by `set`. */
export const withCitations = (text: string, set: (marks: string) => string): string =>
  text.replace(/\ufdd0([^\ufdd1]*)\ufdd1/g, (_whole, marks: string) => set(marks));

/** Citations in square brackets. */
export const bracketed = (text: string): string => withCitations(text, (marks) => `[${marks}]`);
