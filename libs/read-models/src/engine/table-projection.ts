import type { Database, Statement } from 'better-sqlite3';
import { sqlName, type EventTable, type Write } from './event-table.ts';
import { sentenceOf } from './log-line.ts';
import { placeOf, type LoggedEvent } from './logged-event.ts';
import { ParkedTable } from './parked-table.ts';
import { START, type Progress, type Projection } from './projection.ts';

const SELECT_LAYOUT = `SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?`;

/**
 * Applies the log to one table. A stream with an event that it can't read is parked from there; the others continue.
 */
export class TableProjection implements Projection {
  readonly name: string;
  readonly version: string;
  readonly parked: ParkedTable;
  /** The table's name in SQL. */
  readonly sqlTable: string;
  readonly #db: Database;
  readonly #table: EventTable;
  readonly #statements = new Map<string, Statement<unknown[]>>();

  constructor(db: Database, table: EventTable) {
    this.#db = db;
    this.#table = table;
    this.name = table.name;
    this.version = String(table.version);
    this.sqlTable = sqlName(table);
    this.parked = new ParkedTable(db, table.name);
  }

  /** False where the table in the file has other columns, so that this code can't write to it. */
  get hasLayout(): boolean {
    const found = this.#db.prepare(SELECT_LAYOUT).pluck().get(this.sqlTable) as string | undefined;
    return found !== undefined && this.#table.create.includes(found);
  }

  reset(): Progress {
    this.#statements.clear();
    this.#db.exec(`DROP TABLE IF EXISTS ${this.sqlTable}; ${this.#table.create}`);
    this.parked.clear();
    return START;
  }

  apply(events: readonly LoggedEvent[]): void {
    const held = new Map<string, number>();
    for (const event of events) {
      const { stream, type } = event.stored;
      if (this.parked.has(stream)) held.set(stream, (held.get(stream) ?? 0) + 1);
      else if (this.#table.onAny !== undefined || Object.hasOwn(this.#table.on, type)) this.#takeOrPark(event);
    }
    for (const [stream, count] of held) this.parked.holdBack(stream, count);
  }

  /** Writes the event's rows, or returns why it can't be read; then nothing of it is written. Throws SqliteError. */
  take(event: LoggedEvent): string | undefined {
    let writes: readonly Write[];
    try {
      const rule = this.#table.onAny ?? this.#table.on[event.stored.type];
      writes = rule?.(event.indexed) ?? [];
    } catch (fault) {
      return sentenceOf(fault);
    }
    try {
      if (writes.length > 1) this.#db.transaction(() => this.#write(writes))();
      else this.#write(writes);
      return undefined;
    } catch (fault) {
      if (!isRefusedRow(fault)) throw fault;
      return sentenceOf(fault);
    }
  }

  /** Creates the indexes that only reading needs. */
  settle(): void {
    if (this.#table.indexes !== undefined) this.#db.exec(this.#table.indexes);
  }

  forget(): void {
    this.parked.forget();
  }

  #takeOrPark(event: LoggedEvent): void {
    const reason = this.take(event);
    if (reason !== undefined) this.parked.park(event.stored.stream, placeOf(event), reason);
  }

  #write(writes: readonly Write[]): void {
    for (const [sql, values] of writes) {
      let statement = this.#statements.get(sql);
      if (statement === undefined) this.#statements.set(sql, (statement = this.#db.prepare(sql)));
      statement.run(values);
    }
  }
}

/** A row that violates the table's constraints is a fault of the event; a full disk or a damaged file is not. */
function isRefusedRow(fault: unknown): boolean {
  const { code = '', name = '' } = fault as { readonly code?: string; readonly name?: string };
  return code.startsWith('SQLITE_CONSTRAINT') || name === 'TypeError' || name === 'RangeError';
}
