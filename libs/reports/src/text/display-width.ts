const CLUSTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Code points that a terminal draws two columns wide (Unicode East Asian Width: wide and fullwidth), as pairs from, to. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x17000, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
];

const isWide = (codePoint: number): boolean => WIDE.some(([from, to]) => codePoint >= from && codePoint <= to);

/** One user-perceived character: a letter with its accents counts once, an emoji counts two. */
export function clusterWidth(cluster: string): number {
  if (/^\p{Mark}+$/u.test(cluster)) return 0;
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(cluster)) return 2;
  return isWide(cluster.codePointAt(0) ?? 0) ? 2 : 1;
}

export const clustersOf = (text: string): readonly string[] =>
  Array.from(CLUSTERS.segment(text), (part) => part.segment);

/** Columns that `text` (already printable, one line) takes in a terminal. */
export function displayWidth(text: string): number {
  // Fast path: most text is plain ASCII, and every figure of a long table is measured here.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return clustersOf(text).reduce((width, cluster) => width + clusterWidth(cluster), 0);
}

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
