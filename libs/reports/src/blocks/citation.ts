/**
 * Marks that lead from a figure to its events stand in block text between two noncharacters, which Unicode keeps for
 * such internal use (The Unicode Standard, section 23.7) and `printable` takes out of what people wrote.
 */
const OPEN = '\ufdd0';
const CLOSE = '\ufdd1';

/** `e1–e3, e7` as a citation. */
export const citation = (marks: string): string => `${OPEN}${marks}${CLOSE}`;

/** Each citation in a text as `set` sets its marks. */
export const withCitations = (text: string, set: (marks: string) => string): string =>
  text.replace(/\ufdd0([^\ufdd1]*)\ufdd1/g, (_whole, marks: string) => set(marks));

/** Citations in square brackets. */
export const bracketed = (text: string): string => withCitations(text, (marks) => `[${marks}]`);
