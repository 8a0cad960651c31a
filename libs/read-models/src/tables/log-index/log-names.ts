import { LruCache } from '../../lru-cache.ts';
import type { ReadingConnection } from '../../reading/reading-connection.ts';
import {
  SELECT_NAME_OF_STREAM,
  SELECT_STREAM,
  SELECT_TEXT_OF_WORD,
  SELECT_WORD,
  SELECT_WORDS_OF_TYPE,
} from './log-index-sql.ts';

const MOST_KEPT = 10_000;

/** The names behind the numbers of the log index, over one connection. Names never change, so they are cached. */
export class LogNames {
  readonly #read: ReadingConnection;
  readonly #words = new LruCache<string>(MOST_KEPT);
  readonly #streams = new LruCache<string>(MOST_KEPT);

  constructor(read: ReadingConnection) {
    this.#read = read;
  }

  /** The text of a word; null for number 0. */
  word(no: number): string | null {
    return no === 0 ? null : this.#named(this.#words, SELECT_TEXT_OF_WORD, no);
  }

  stream(no: number): string {
    return this.#named(this.#streams, SELECT_NAME_OF_STREAM, no) ?? '';
  }

  /** Undefined where the log has no such word. */
  numberOfWord(text: string): number | undefined {
    return (this.#read.value(SELECT_WORD, text) as number | null) ?? undefined;
  }

  /** The numbers of an event type, `Pledged` for all versions of one. */
  numbersOfType(type: string): readonly number[] {
    if (/\.v\d+$/.test(type)) return [this.numberOfWord(type)].filter((no) => no !== undefined);
    return this.#read.rows(SELECT_WORDS_OF_TYPE, { type }).map((row) => (row as { readonly no: number }).no);
  }

  /** Undefined where the log has no such stream. */
  numberOfStream(name: string): number | undefined {
    return (this.#read.value(SELECT_STREAM, name) as number | null) ?? undefined;
  }

  /** The connection was closed: the file may be another one. */
  forget(): void {
    this.#words.clear();
    this.#streams.clear();
  }

  #named(known: LruCache<string>, sql: string, no: number): string | null {
    const found = known.get(String(no)) ?? (this.#read.value(sql, no) as string | null);
    if (found !== null) known.put(String(no), found, 1);
    return found;
  }
}
