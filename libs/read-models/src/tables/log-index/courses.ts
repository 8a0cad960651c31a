import { firstWhere } from '../../reading/binary-search.ts';
import type { ReadingConnection } from '../../reading/reading-connection.ts';
import { afterBlocksOf, firstBlockOf, PLACE_BYTES } from './entry-layout.ts';
import { SELECT_COURSES_OF_STREAM, SELECT_LAST_COURSE_BLOCK, SELECT_PLACES } from './log-index-sql.ts';

/** An event of a course. */
export interface Place {
  readonly position: number;
  /** Number of its stream. */
  readonly stream: number;
  readonly revision: number;
}

/** Leaf indices, both inclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const WHOLE_LOG: Stretch = { from: 0, to: Number.MAX_SAFE_INTEGER };

/** The courses of the log index, over one connection. */
export class Courses {
  readonly #read: ReadingConnection;

  constructor(read: ReadingConnection) {
    this.#read = read;
  }

  /** The events of a course in log order, or backwards. Only the blocks of that stretch are read. */
  *places(course: number, { from, to }: Stretch, reverse = false): Generator<Place, void, undefined> {
    const first = firstBlockOf(course);
    const last = this.#read.value(SELECT_LAST_COURSE_BLOCK, first, afterBlocksOf(course)) as number | null;
    if (last === null) return;
    const blocks = last - first + 1;
    /** The block before the first one that begins after a position holds that position. */
    const holding = (position: number): number =>
      Math.max(0, firstWhere(blocks, (no) => this.#beginningOf(first + no) > position) - 1);
    const step = reverse ? -1 : 1;
    const begin = reverse ? (to >= WHOLE_LOG.to ? blocks - 1 : holding(to)) : from <= 0 ? 0 : holding(from);
    for (let no = begin; no >= 0 && no < blocks; no += step) {
      const block = this.#block(first + no);
      const count = block.byteLength / PLACE_BYTES;
      for (let place = 0; place < count; place += 1) {
        const at = (reverse ? count - 1 - place : place) * PLACE_BYTES;
        const position = block.getUint32(at, true);
        if (reverse ? position < from : position > to) return;
        if (reverse ? position > to : position < from) continue;
        yield { position, stream: block.getUint32(at + 4, true), revision: block.getUint32(at + 8, true) };
      }
    }
  }

  /** The events of one stream in log order, or backwards. */
  *placesOfStream(stream: number, stretch: Stretch, reverse = false): Generator<Place, void, undefined> {
    const courses = this.coursesOf(stream);
    if (courses.length === 1) {
      for (const place of this.places(courses[0] as number, within(stream, stretch), reverse))
        if (place.stream === stream) yield place;
      return;
    }
    // Events of one stream that name several partnerships: no command records such, but a log may hold them.
    const all = courses.flatMap((course) => [...this.places(course, within(stream, stretch))]);
    const own = all.filter((place) => place.stream === stream);
    yield* own.sort((left, right) => (reverse ? right.position - left.position : left.position - right.position));
  }

  coursesOf(stream: number): readonly number[] {
    return this.#read
      .rows(SELECT_COURSES_OF_STREAM, { stream })
      .map((row) => (row as { readonly course: number }).course);
  }

  #beginningOf(no: number): number {
    return this.#block(no).getUint32(0, true);
  }

  #block(no: number): DataView {
    const bytes = this.#read.value(SELECT_PLACES, no) as Uint8Array | null;
    return bytes === null
      ? new DataView(new ArrayBuffer(0))
      : new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }
}

/** A stream begins at its number. */
const within = (stream: number, { from, to }: Stretch): Stretch => ({ from: Math.max(from, stream), to });
