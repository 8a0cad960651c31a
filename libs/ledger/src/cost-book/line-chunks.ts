import type { StatedLine } from './commands.ts';
import { LINES_PER_EVENT } from './events.ts';

/** Well under the 65,535 bytes of a leaf, to leave room for the envelope. */
const BYTES_PER_EVENT = 48_000;

/** What two seals may take more than the values that they replace. */
const BYTES_FOR_MARKS = 400;

/** Splits the lines, in order, into as many events as their number and size need. */
export function chunksOf(lines: readonly StatedLine[]): StatedLine[][] {
  const chunks: StatedLine[][] = [];
  let room = 0;
  for (const cost of lines) {
    const size = utf8Length(JSON.stringify(cost)) + BYTES_FOR_MARKS;
    const last = chunks.at(-1);
    if (last === undefined || last.length === LINES_PER_EVENT || size > room) {
      chunks.push([cost]);
      room = BYTES_PER_EVENT - size;
    } else {
      last.push(cost);
      room -= size;
    }
  }
  return chunks;
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return length;
}
