import type { IndexedEvent } from '@pacta/ledger';

/** A value that SQLite stores. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** One statement for an event, with its parameters by name. */
export type Write = readonly [sql: string, values: Readonly<Record<string, SqlValue>>];

/** The statements for one type of event; it may assume the schema that the catalogue checked on writing. */
export type Rule = { rule(event: IndexedEvent): readonly Write[] }['rule'];

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

/** The table's name in SQL. */
export const sqlName = ({ name }: Pick<EventTable, 'name'>): string => name.replaceAll('-', '_');

/** The event with its data as its type has it. */
export type EventOf<Data> = IndexedEvent & { readonly data: Data };
