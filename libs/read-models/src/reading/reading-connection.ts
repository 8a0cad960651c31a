import type { Database, Statement } from 'better-sqlite3';

/** A read-only connection that is opened on first use, with its prepared statements. */
export class ReadingConnection {
  readonly #open: () => Database;
  #db: Database | undefined;
  #closings = 0;
  readonly #statements = new Map<string, Statement<unknown[]>>();

  constructor(open: () => Database) {
    this.#open = open;
  }

  get database(): Database {
    return (this.#db ??= this.#open());
  }

  /** How often it was closed. */
  get closings(): number {
    return this.#closings;
  }

  /** The next read opens another. */
  close(): void {
    this.#closings += 1;
    this.#db?.close();
    this.#db = undefined;
    this.#statements.clear();
  }

  /** Runs several reads on one snapshot of the file. */
  atOneMoment<Result>(read: () => Result): Result {
    return this.database.transaction(read).deferred();
  }

  rows(sql: string, ...values: unknown[]): unknown[] {
    return this.#prepared(sql).all(...values);
  }

  /** Rows as arrays of columns. */
  lists(sql: string, ...values: unknown[]): readonly (readonly unknown[])[] {
    return this.rows(sql, ...values).map((row) => Object.values(row as object));
  }

  /** The first column of the first row; null where there is none. */
  value(sql: string, ...values: unknown[]): unknown {
    const row = this.#prepared(sql).get(...values) as object | undefined;
    return row === undefined ? null : Object.values(row)[0];
  }

  #prepared(sql: string): Statement<unknown[]> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) this.#statements.set(sql, (statement = this.database.prepare(sql)));
    return statement;
  }
}
