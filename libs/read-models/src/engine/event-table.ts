import type { IndexedEvent } from '@pacta/ledger';

/** A value that SQLite stores. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** An INSERT; rows of successive events go into one statement, because each run of one costs as much as a row. */
export interface Insert {
  readonly columns: number;
  /** The statement for one row. */
  readonly oneRow: string;
  /** The statement for so many rows, their values one after the other. */
  readonly sql: (rows: number) => string;
}

/** One statement for an event: a row to insert, its values in the order of the columns, or any other with its parameters by name. */
export type Write =
  | readonly [insert: Insert, row: readonly SqlValue[]]
  | readonly [sql: string, values: Readonly<Record<string, SqlValue>>];

/** An event as rules get it. Reading `data` parses it; `dataText` is its JSON, without spaces. */
export type TakenEvent = IndexedEvent & { readonly dataText: string };

/**
 * The statements for one type of event; it may assume the schema that the catalogue checked on writing. `stream` is the
 * number of the event's stream: the position of its first event.
 */
export type Rule = { rule(event: TakenEvent, stream: number): readonly Write[] }['rule'];

/**
 * A table of the read models: its columns, its version, and the statements for each type of event. It holds no sealed
 * values: sealed fields are marks.
 */
export interface EventTable {
  /** In kebab case; the SQL table has the same name with underscores. */
  readonly name: string;
  /** Raised with every change of the rows' content; a golden test fails otherwise. */
  readonly version: number;
  /** Creates the table, and the indexes that writing needs. */
  readonly create: string;
  /** Creates the indexes that only reading needs, with IF NOT EXISTS; called once the log has been applied. */
  readonly indexes?: string;
  /**
   * By type, version included. Each is a pure function that returns the statements, and throws where it can't read the
   * event, which parks the stream for this table.
   */
  readonly on: Readonly<Record<string, Rule>>;
  /** The statements for every event, whatever its type; a table has this or `on`. */
  readonly onAny?: Rule;
}

/** Inserts rows with these columns. */
export function insertInto(table: string, ...columns: readonly string[]): Insert {
  const row = `(${columns.map(() => '?').join(', ')})`;
  const sql = (rows: number): string =>
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
  return { columns: columns.length, oneRow: sql(1), sql };
}

/** The table's name in SQL. */
export const sqlName = ({ name }: Pick<EventTable, 'name'>): string => name.replaceAll('-', '_');

/** The event with its data as its type has it. */
export type EventOf<Data> = TakenEvent & { readonly data: Data };
