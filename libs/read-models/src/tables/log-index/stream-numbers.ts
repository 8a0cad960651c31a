import type { Database, Statement } from 'better-sqlite3';
import { courseOfStream } from './entry-layout.ts';
import { INSERT_OTHER_COURSE, INSERT_STREAM, SELECT_STREAM } from './log-index-sql.ts';

const MOST_KEPT = 20_000;

interface KnownStream {
  readonly since: number;
  /** The course of its first event. */
  readonly course: number;
}

/** The number of each stream, which is the position of its first event, and the courses that its events are in. */
export class StreamNumbers {
  readonly #select: Statement<unknown[], KnownStream>;
  readonly #insert: Statement<unknown[]>;
  readonly #insertOther: Statement<unknown[]>;
  readonly #known = new Map<string, KnownStream>();

  constructor(db: Database) {
    this.#select = db.prepare<unknown[], KnownStream>(SELECT_STREAM);
    this.#insert = db.prepare(INSERT_STREAM);
    this.#insertOther = db.prepare(INSERT_OTHER_COURSE);
  }

  /** Throws where the stream is not indexed. */
  numberOf(name: string): number {
    const stream = this.#known.get(name) ?? this.#select.get(name);
    if (stream === undefined) throw new Error(`the log index does not have the stream ${name}`);
    return stream.since;
  }

  /** The number of an event's stream, and the event's course. `partnership`: number of its word, 0 for none. */
  placeOf(name: string, position: number, partnership: number): KnownStream {
    const stream = this.#known.get(name) ?? this.#add(name, position, partnership || courseOfStream(position));
    const course = partnership || courseOfStream(stream.since);
    if (stream.course === course) return stream;
    this.#insertOther.run(stream.since, course);
    return { since: stream.since, course };
  }

  /** The tables were emptied or rolled back. */
  forget(): void {
    this.#known.clear();
  }

  /** Numbers the stream, unless it is known. */
  #add(name: string, position: number, course: number): KnownStream {
    const isNew = this.#insert.run(position, name, course).changes === 1;
    const stream = isNew ? { since: position, course } : (this.#select.get(name) as KnownStream);
    if (this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#known.set(name, stream);
    return stream;
  }
}
