import type { Database, Statement } from 'better-sqlite3';
import type { StreamNumbers } from '../tables/log-index/stream-numbers.ts';
import { sqlName, type EventTable, type Insert, type Rule, type SqlValue, type Write } from './event-table.ts';
import { InsertQueue } from './insert-queue.ts';
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
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #streams: StreamNumbers;
  readonly #statements = new Map<string, Statement<unknown[]>>();
  readonly #queues = new Map<Insert, InsertQueue<LoggedEvent>>();
  /** Events of this page whose rows wait for others; all of them are of one INSERT. */
  #waiting: InsertQueue<LoggedEvent> | undefined;
  /** Events of parked streams in this page, by stream. */
  readonly #held = new Map<string, number>();

  constructor(db: Database, table: EventTable, streams: StreamNumbers) {
    this.#db = db;
    this.#table = table;
    this.#rules = new Map(Object.entries(table.on));
    this.#streams = streams;
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
    this.#queues.clear();
    this.#db.exec(`DROP TABLE IF EXISTS ${this.sqlTable}; ${this.#table.create}`);
    this.parked.clear();
    return START;
  }

  apply(events: readonly LoggedEvent[]): void {
    for (const event of events)
      if (this.#ruleOf(event) !== undefined || this.parked.has(event.stored.stream)) this.#takeInPage(event);
    this.#flush();
    for (const [stream, count] of this.#held) this.parked.holdBack(stream, count);
    this.#held.clear();
  }

  /** Writes the event's rows, or returns why it can't be read; then nothing of it is written. Throws SqliteError. */
  take(event: LoggedEvent): string | undefined {
    const writes = this.#writesOf(event);
    if (typeof writes === 'string') return writes;
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
    this.#waiting?.clear();
    this.#waiting = undefined;
    this.#held.clear();
  }

  #ruleOf({ stored }: LoggedEvent): Rule | undefined {
    return this.#table.onAny ?? this.#rules.get(stored.type);
  }

  #takeInPage(event: LoggedEvent): void {
    const { stream } = event.stored;
    if (this.parked.has(stream)) return this.#holdBack(stream);
    const writes = this.#writesOf(event);
    if (typeof writes !== 'string' && (writes.length === 0 || this.#wait(event, writes))) return;
    // The next statement may read the rows that wait, and one of them may be refused.
    this.#flush();
    this.#takeOrPark(event);
  }

  #holdBack(stream: string): void {
    this.#held.set(stream, (this.#held.get(stream) ?? 0) + 1);
  }

  /** Queues the event's rows; false where they are not plain inserts, or more than one statement takes. */
  #wait(event: LoggedEvent, writes: readonly Write[]): boolean {
    const insert = (writes[0] as Write)[0];
    if (typeof insert === 'string' || writes.some(([each]) => each !== insert)) return false;
    let queue = this.#queues.get(insert);
    if (queue === undefined) this.#queues.set(insert, (queue = new InsertQueue(this.#db, insert)));
    const values = writes.length * insert.columns;
    if (queue !== this.#waiting || !queue.fits(values)) this.#flush();
    if (!queue.fits(values)) return false;
    this.#waiting = queue;
    queue.push(
      event,
      writes.map(([, row]) => row as readonly SqlValue[]),
    );
    if (queue.isFull) this.#flush();
    return true;
  }

  /** Writes what waits: a full statement at once, and otherwise, or where a row is refused, event by event. */
  #flush(): void {
    const queue = this.#waiting;
    if (queue === undefined) return;
    this.#waiting = undefined;
    const events = [...queue.sources];
    try {
      if (queue.isFull) return queue.write();
    } catch (fault) {
      if (!isRefusedRow(fault)) throw fault;
    } finally {
      queue.clear();
    }
    for (const event of events) this.#takeOrPark(event);
  }

  #takeOrPark(event: LoggedEvent): void {
    const { stream } = event.stored;
    if (this.parked.has(stream)) return this.#holdBack(stream);
    const reason = this.take(event);
    if (reason !== undefined) this.parked.park(stream, placeOf(event), reason);
  }

  /** Or why it can't be read. */
  #writesOf(event: LoggedEvent): readonly Write[] | string {
    try {
      return this.#ruleOf(event)?.(event, this.#streams.numberOf(event.stored.stream)) ?? [];
    } catch (fault) {
      return sentenceOf(fault);
    }
  }

  #write(writes: readonly Write[]): void {
    for (const [statement, values] of writes) {
      const sql = typeof statement === 'string' ? statement : statement.oneRow;
      let prepared = this.#statements.get(sql);
      if (prepared === undefined) this.#statements.set(sql, (prepared = this.#db.prepare(sql)));
      prepared.run(values);
    }
  }
}

/** A row that violates the table's constraints is a fault of the event; a full disk or a damaged file is not. */
function isRefusedRow(fault: unknown): boolean {
  const { code = '', name = '' } = fault as { readonly code?: string; readonly name?: string };
  return code.startsWith('SQLITE_CONSTRAINT') || name === 'TypeError' || name === 'RangeError';
}
