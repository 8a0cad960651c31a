import type { Database, Statement } from 'better-sqlite3';
import { sentenceOf } from '../engine/log-line.ts';
import { logRowFrom, type LogColumns, type LogRow } from '../tables/log-row.ts';
import { openReadModelFileReadOnly } from '../engine/read-model-file.ts';
import { LEAF_HASHES_TOGETHER, NAMES_TOGETHER } from './comparison-sql.ts';
import { SELECT_LAST_POSITION, SELECT_LOG_STRETCH } from '../tables/log-index-sql.ts';

/** Rows read at once: a single-row query costs as much as a dozen rows. */
const BLOCK = 500;

/** The log index as of the start of verification; rows that can't be read are treated as absent. */
export class LogIndexReading {
  readonly events: number;
  /** Why rows can't be read, after the first fault. */
  damage: string | undefined;
  readonly #db: Database;
  readonly #rows: Statement<[number, number], LogColumns>;
  readonly #names: Statement<[number, number], string | null>;
  readonly #hashes: Statement<[number, number], Buffer | null>;
  #block: ReadonlyMap<number, LogRow> = new Map();
  #number = -1;

  /** Throws SqliteError on a damaged file. */
  constructor(file: string) {
    this.#db = openReadModelFileReadOnly(file);
    try {
      this.#rows = this.#db.prepare<[number, number], LogColumns>(SELECT_LOG_STRETCH);
      this.#names = this.#db.prepare<[number, number], string | null>(NAMES_TOGETHER).pluck();
      this.#hashes = this.#db.prepare<[number, number], Buffer | null>(LEAF_HASHES_TOGETHER).pluck();
      const last = this.#db.prepare<[], number | null>(SELECT_LAST_POSITION).pluck().get() ?? null;
      this.events = last === null ? 0 : last + 1;
    } catch (fault) {
      this.#db.close();
      throw fault;
    }
  }

  at(position: number): LogRow | undefined {
    if (position < 0 || position >= this.events) return undefined;
    const number = Math.floor(position / BLOCK);
    if (number !== this.#number) {
      this.#number = number;
      const rows = this.#read(() => this.#rows.all(number * BLOCK, (number + 1) * BLOCK).map(logRowFrom)) ?? [];
      this.#block = new Map(rows.map((row) => [row.position, row]));
    }
    return this.#block.get(position);
  }

  /** Leaf hashes, 32 bytes each, of the rows from `from` to `to` (exclusive); of fewer where the index ends before. */
  hashes(from: number, to: number): Uint8Array {
    return this.#read(() => this.#hashes.get(from, Math.min(to, this.events))) ?? new Uint8Array(0);
  }

  /** These rows as one text, as `namesTogether` makes it of their events. */
  names(from: number, to: number): string {
    return this.#read(() => this.#names.get(from, Math.min(to, this.events))) ?? '';
  }

  close(): void {
    this.#db.close();
  }

  #read<Result>(read: () => Result): Result | undefined {
    try {
      return read();
    } catch (fault) {
      this.damage = sentenceOf(fault);
      return undefined;
    }
  }
}
