import type { Database, Statement } from 'better-sqlite3';
import { courseOfStream } from './entry-layout.ts';
import {
  ALL_STREAMS,
  CREATE_STREAM_INDEX,
  HAS_STREAM_INDEX,
  INSERT_OTHER_COURSE,
  INSERT_STREAM,
  SELECT_STREAM,
} from './log-index-sql.ts';

/** Streams in memory while there is no index of their names: some 13 MB. */
const MOST_WITHOUT_INDEX = 100_000;
const MOST_KEPT = 20_000;

interface KnownStream {
  readonly since: number;
  /** The course of its first event. */
  readonly course: number;
}

/**
 * The number of each stream, which is the position of its first event, and the courses that its events are in. While a
 * log is applied from its beginning, all streams are in memory, and their names have no index.
 */
export class StreamNumbers {
  readonly #db: Database;
  readonly #select: Statement<unknown[], KnownStream>;
  readonly #insert: Statement<unknown[]>;
  readonly #insertOther: Statement<unknown[]>;
  readonly #known = new Map<string, KnownStream>();
  /** Undefined where it must first be asked. */
  #hasIndex: boolean | undefined;

  constructor(db: Database) {
    this.#db = db;
    this.#select = db.prepare<unknown[], KnownStream>(SELECT_STREAM);
    this.#insert = db.prepare(INSERT_STREAM);
    this.#insertOther = db.prepare(INSERT_OTHER_COURSE);
  }

  /** Throws where the stream is not indexed. */
  numberOf(name: string): number {
    const stream = this.#find(name);
    if (stream === undefined) throw new Error(`the log index does not have the stream ${name}`);
    return stream.since;
  }

  /** The number of an event's stream, and the event's course. `partnership`: number of its word, 0 for none. */
  placeOf(name: string, position: number, partnership: number): KnownStream {
    const stream = this.#find(name) ?? this.#add(name, position, partnership || courseOfStream(position));
    const course = partnership || courseOfStream(stream.since);
    if (stream.course === course) return stream;
    this.#insertOther.run(stream.since, course);
    return { since: stream.since, course };
  }

  /** Creates the index of names. */
  settle(): void {
    this.#db.exec(CREATE_STREAM_INDEX);
    this.#hasIndex = true;
  }

  /** The tables were emptied or rolled back. */
  forget(): void {
    this.#known.clear();
    this.#hasIndex = undefined;
  }

  #find(name: string): KnownStream | undefined {
    if (this.#hasIndex === undefined) this.#takeUp();
    const known = this.#known.get(name);
    if (known !== undefined || this.#hasIndex !== true) return known;
    const found = this.#select.get(name);
    if (found !== undefined) this.#keep(name, found);
    return found;
  }

  #add(name: string, position: number, course: number): KnownStream {
    this.#insert.run(position, name, course);
    const stream = { since: position, course };
    this.#keep(name, stream);
    return stream;
  }

  #keep(name: string, stream: KnownStream): void {
    if (this.#hasIndex !== true && this.#known.size === MOST_WITHOUT_INDEX) this.settle();
    if (this.#hasIndex === true && this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#known.set(name, stream);
  }

  #takeUp(): void {
    this.#hasIndex = this.#db.prepare(HAS_STREAM_INDEX).pluck().get() === 1;
    if (this.#hasIndex) return;
    for (const row of this.#db.prepare(ALL_STREAMS).iterate()) {
      const { name, since, course } = row as KnownStream & { readonly name: string };
      if (this.#known.size === MOST_WITHOUT_INDEX) break;
      this.#known.set(name, { since, course });
    }
    if (this.#known.size === MOST_WITHOUT_INDEX) this.settle();
  }
}
