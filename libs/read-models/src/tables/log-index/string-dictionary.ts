import type { Database, Statement } from 'better-sqlite3';
import { INSERT_WORD, SELECT_LAST_WORD, SELECT_WORD } from './log-index-sql.ts';

const MOST_KEPT = 20_000;

/** Numbers names by first appearance in the log, from 1, so that every rebuild gives the same numbers. */
export class StringDictionary {
  readonly #select: Statement<unknown[], number>;
  readonly #insert: Statement<unknown[]>;
  readonly #selectLast: Statement<unknown[], number>;
  readonly #known = new Map<string, number>();
  #last: number | undefined;

  constructor(db: Database) {
    this.#select = db.prepare<unknown[], number>(SELECT_WORD).pluck();
    this.#insert = db.prepare(INSERT_WORD);
    this.#selectLast = db.prepare<unknown[], number>(SELECT_LAST_WORD).pluck();
  }

  numberOf(word: string): number {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const number = this.#select.get(word) ?? this.#add(word);
    if (this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#known.set(word, number);
    return number;
  }

  /** The table was emptied or rolled back. */
  forget(): void {
    this.#known.clear();
    this.#last = undefined;
  }

  #add(word: string): number {
    this.#last = (this.#last ?? (this.#selectLast.get() as number)) + 1;
    this.#insert.run(this.#last, word);
    return this.#last;
  }
}
