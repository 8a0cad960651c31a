import type { Database, Statement } from 'better-sqlite3';
import type { LoggedEvent } from '../engine/logged-event.ts';
import { START, type Projection, type Progress } from '../engine/projection.ts';
import { CREATE_LOG_INDEXES, DROP_LOG_INDEXES } from './log-index-indexes.ts';
import { DELETE_LOG_INDEX, insertLogRows, SELECT_LATEST_AT, SELECT_LAST_POSITION } from './log-index-sql.ts';
import { StringDictionary } from './string-dictionary.ts';

export const LOG_INDEX = 'log-index';

/** Raised with every change of the rows' content. */
export const LOG_INDEX_VERSION = 1;

const ROWS_A_STATEMENT = 25;

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The first projection: one row per event by leaf index, whatever its type and whether or not it can be folded. */
export class LogIndexProjection implements Projection {
  readonly name = LOG_INDEX;
  readonly version = String(LOG_INDEX_VERSION);
  readonly #db: Database;
  readonly #insertMany: Statement<unknown[]>;
  readonly #insertOne: Statement<unknown[]>;
  readonly #words: StringDictionary;
  #latestAt: number | undefined;

  constructor(db: Database) {
    this.#db = db;
    this.#words = new StringDictionary(db);
    this.#insertMany = db.prepare(insertLogRows(ROWS_A_STATEMENT));
    this.#insertOne = db.prepare(insertLogRows(1));
  }

  reset(): Progress {
    this.#db.exec(DROP_LOG_INDEXES);
    this.#db.exec(DELETE_LOG_INDEX);
    this.forget();
    return START;
  }

  /** Creates the look-up indexes that a rebuild has left for the end. */
  settle(): void {
    this.#db.exec(CREATE_LOG_INDEXES);
  }

  apply(events: readonly LoggedEvent[]): void {
    let start = 0;
    for (; start + ROWS_A_STATEMENT <= events.length; start += ROWS_A_STATEMENT) {
      const values: unknown[] = [];
      for (let index = start; index < start + ROWS_A_STATEMENT; index += 1) this.#row(events[index], values);
      this.#insertMany.run(values);
    }
    for (; start < events.length; start += 1) {
      const values: unknown[] = [];
      this.#row(events[start], values);
      this.#insertOne.run(values);
    }
  }

  forget(): void {
    this.#words.forget();
    this.#latestAt = undefined;
  }

  #row(event: LoggedEvent | undefined, values: unknown[]): void {
    if (event === undefined) return;
    const { stored, position } = event;
    const { metadata } = stored;
    this.#latestAt ??= this.#storedLatestAt();
    const recordedAt = Date.parse(metadata.recordedAt);
    if (recordedAt > this.#latestAt) this.#latestAt = recordedAt;
    values.push(
      position,
      stored.token,
      stored.eventId,
      this.#words.numberOf(stored.stream),
      stored.revision,
      this.#words.numberOf(stored.type),
      this.#numberOrNull(metadata.partnershipId),
      this.#numberOrNull(metadata.actor),
      textOrNull(metadata.recordedAt),
      textOrNull(metadata.effectiveOn),
      textOrNull(metadata.commandId),
      event.leafHash,
      this.#latestAt,
    );
  }

  /** Metadata is checked on writing, not here: even a damaged ledger's events can be indexed. */
  #numberOrNull(value: unknown): number | null {
    return typeof value === 'string' ? this.#words.numberOf(value) : null;
  }

  #storedLatestAt(): number {
    const last = this.#db.prepare(SELECT_LAST_POSITION).pluck().get() as number | null;
    if (last === null) return Number.MIN_SAFE_INTEGER;
    return this.#db.prepare(SELECT_LATEST_AT).pluck().get(last) as number;
  }
}
