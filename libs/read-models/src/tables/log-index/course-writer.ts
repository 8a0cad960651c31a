import type { Database, Statement } from 'better-sqlite3';
import { afterBlocksOf, firstBlockOf, PLACE_BYTES, PLACES_A_BLOCK } from './entry-layout.ts';
import { PUT_COURSE_BLOCK, SELECT_LAST_COURSE_BLOCK, SELECT_PLACES } from './log-index-sql.ts';

/** The last block of a course, which is not full. */
interface Tail {
  no: number;
  count: number;
  readonly bytes: Buffer;
  changed: boolean;
}

const BYTES = PLACES_A_BLOCK * PLACE_BYTES;
const MOST_KEPT = 2_000;

/** Appends places to courses. A block is written when it is full, and the last one of each at the end of a page. */
export class CourseWriter {
  readonly #selectLast: Statement<unknown[], number | null>;
  readonly #select: Statement<unknown[], Buffer>;
  readonly #put: Statement<unknown[]>;
  readonly #tails = new Map<number, Tail>();
  readonly #changed: Tail[] = [];

  constructor(db: Database) {
    this.#selectLast = db.prepare<unknown[], number | null>(SELECT_LAST_COURSE_BLOCK).pluck();
    this.#select = db.prepare<unknown[], Buffer>(SELECT_PLACES).pluck();
    this.#put = db.prepare(PUT_COURSE_BLOCK);
  }

  append(course: number, position: number, stream: number, revision: number): void {
    const tail = this.#tails.get(course) ?? this.#read(course);
    const at = tail.count * PLACE_BYTES;
    tail.bytes.writeUInt32LE(position, at);
    tail.bytes.writeUInt32LE(stream, at + 4);
    tail.bytes.writeUInt32LE(revision, at + 8);
    tail.count += 1;
    if (!tail.changed) this.#changed.push(tail);
    tail.changed = true;
    if (tail.count < PLACES_A_BLOCK) return;
    this.#put.run(tail.no, tail.bytes);
    tail.no += 1;
    tail.count = 0;
  }

  /** Writes what is in memory only. */
  flush(): void {
    for (const tail of this.#changed) {
      tail.changed = false;
      if (tail.count > 0) this.#put.run(tail.no, tail.bytes.subarray(0, tail.count * PLACE_BYTES));
    }
    this.#changed.length = 0;
    if (this.#tails.size > MOST_KEPT) this.#tails.clear();
  }

  /** The table was emptied or rolled back. */
  forget(): void {
    this.#tails.clear();
    this.#changed.length = 0;
  }

  #read(course: number): Tail {
    const last = this.#selectLast.get(firstBlockOf(course), afterBlocksOf(course)) ?? null;
    const found = last === null ? undefined : this.#select.get(last);
    const count = (found?.length ?? 0) / PLACE_BYTES;
    const isFull = count === PLACES_A_BLOCK;
    const bytes = Buffer.alloc(BYTES);
    if (!isFull) found?.copy(bytes);
    const no = last === null ? firstBlockOf(course) : isFull ? last + 1 : last;
    const tail = { no, count: isFull ? 0 : count, bytes, changed: false };
    this.#tails.set(course, tail);
    return tail;
  }
}
