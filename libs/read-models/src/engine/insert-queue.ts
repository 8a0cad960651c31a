import type { Database, Statement } from 'better-sqlite3';
import type { Insert, SqlValue } from './event-table.ts';

/** Rows in one statement: a run of a statement costs as much as a row. */
const MOST_ROWS = 25;

/** Rows of one INSERT, with what they were made of, that wait for more. */
export class InsertQueue<Source> {
  readonly sources: Source[] = [];
  readonly #many: Statement<unknown[]>;
  readonly #most: number;
  readonly #values: SqlValue[] = [];

  constructor(db: Database, { sql, columns }: Insert) {
    this.#many = db.prepare(sql(MOST_ROWS));
    this.#most = MOST_ROWS * columns;
  }

  get isFull(): boolean {
    return this.#values.length === this.#most;
  }

  /** Whether so many more values fit into the statement. */
  fits(values: number): boolean {
    return this.#values.length + values <= this.#most;
  }

  push(source: Source, rows: readonly (readonly SqlValue[])[]): void {
    this.sources.push(source);
    for (const row of rows) for (const value of row) this.#values.push(value);
  }

  /** Writes the rows of a full queue. Throws SqliteError; then none of them is written. */
  write(): void {
    this.#many.run(this.#values);
  }

  clear(): void {
    this.sources.length = 0;
    this.#values.length = 0;
  }
}
