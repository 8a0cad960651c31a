import { clustersOf, clusterWidth, displayWidth } from './display-width.ts';

/** Splits one word that is wider than the line. */
function splitWord(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const cluster of clustersOf(word)) {
    const columns = clusterWidth(cluster);
    if (piece !== '' && used + columns > width) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += cluster;
    used += columns;
  }
  pieces.push(piece);
  return pieces;
}

/**
 * Breaks a text at its spaces into lines of at most `width` columns; a word longer than a line is broken too. Leading
 * blanks are repeated on each line. Never empty.
 */
export function wrap(text: string, width: number): string[] {
  const margin = /^ */.exec(text)?.[0] ?? '';
  const columns = Math.max(2, width - margin.length);
  const words = text
    .slice(margin.length)
    .split(' ')
    .flatMap((word) => (displayWidth(word) > columns ? splitWord(word, columns) : [word]));
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line === '') line = word;
    else if (displayWidth(line) + 1 + displayWidth(word) <= columns) line += ` ${word}`;
    else {
      lines.push(margin + line);
      line = word;
    }
  }
  lines.push(margin + line);
  return lines;
}
