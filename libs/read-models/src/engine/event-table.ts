import type { IndexedEvent } from '@pacta/ledger';

/** A value that SQLite stores. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** One statement that an event has run, with its parameters by name. */
export type Write = readonly [sql: string, values: Readonly<Record<string, SqlValue>>];

/** What one type of event writes; it may name the shape of its data, which the catalogue has checked when it was written. */
export type Rule = { rule(event: IndexedEvent): readonly Write[] }['rule'];

/**
 * A table of the read models: its columns, its version, and what each type of event writes into it. It holds only what
 * the log says in the open: sealed fields are marks.
 */
export interface EventTable {
  /** In kebab case; its table in SQL is called the same with underscores. */
  readonly name: string;
  /** Raised with every change of what the rows say; a golden test fails where that was forgotten. */
  readonly version: number;
  /** Creates the table, and the indexes that writing into it needs. */
  readonly create: string;
  /** Creates the indexes that only reading needs; they are made once the log has been taken in. With IF NOT EXISTS. */
  readonly indexes?: string;
  /**
   * By type, version included. Each is pure: it answers what is to be written, and throws where it can't read the event,
   * which parks the stream for this table.
   */
  readonly on: Readonly<Record<string, Rule>>;
  /** What any event writes, whatever its type; a table has this or `on`. */
  readonly onAny?: Rule;
}

/** What the table is called in SQL. */
export const sqlName = ({ name }: Pick<EventTable, 'name'>): string => name.replaceAll('-', '_');

/** The event with its data as its type has it. */
export type EventOf<Data> = IndexedEvent & { readonly data: Data };
