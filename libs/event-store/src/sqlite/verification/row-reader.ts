import type Database from 'better-sqlite3';
import { reasonOf } from '../sqlite-fault.ts';
import { LEAF_AT, ROW_AT, ROWS_AFTER } from '../sql/verify.ts';

/** A row as the file returns it: in a damaged file any column may hold anything. */
export type UnknownRow = readonly [
  position: unknown,
  stream: unknown,
  revision: unknown,
  eventId: unknown,
  type: unknown,
  leafText: unknown,
  leafHash: unknown,
  sealed: unknown,
  typesHold: unknown,
];

export interface ReadRows {
  readonly rows: readonly UnknownRow[];
  /** Why a row can't be read, by position. */
  readonly unreadable: ReadonlyMap<number, string>;
  /** Last position that this page covers. */
  readonly end: number;
}

/** Rows per page. */
export const ROWS_PER_PAGE = 500;

const NONE: ReadonlyMap<number, string> = new Map();

/** Reads rows in pages, and row by row where a page of the file is damaged. */
export class RowReader {
  readonly #page: Database.Statement<[number, number, number], UnknownRow>;
  readonly #one: Database.Statement<[number], UnknownRow>;

  readonly #leaf: Database.Statement<[number], Buffer | null>;

  constructor(connection: Database.Database) {
    this.#page = connection.prepare<[number, number, number], UnknownRow>(ROWS_AFTER).raw();
    this.#one = connection.prepare<[number], UnknownRow>(ROW_AT).raw();
    this.#leaf = connection.prepare<[number], Buffer | null>(LEAF_AT).pluck();
  }

  /** The bytes of one leaf; undefined where they can't be read. */
  leafAt(position: number): Buffer {
    try {
      return this.#leaf.get(position) ?? Buffer.alloc(0);
    } catch {
      return Buffer.alloc(0);
    }
  }

  /** One row, or undefined. */
  rowAt(position: number): UnknownRow | undefined {
    return this.#one.get(position);
  }

  /** The rows after position `after`, at most up to `to`. */
  read(after: number, to: number): ReadRows {
    try {
      const rows = this.#page.all(after, to, ROWS_PER_PAGE);
      return { rows, unreadable: NONE, end: rows.length < ROWS_PER_PAGE ? to : Number(rows.at(-1)?.[0]) };
    } catch {
      return this.#readOneByOne(after, Math.min(after + ROWS_PER_PAGE, to));
    }
  }

  #readOneByOne(after: number, end: number): ReadRows {
    const rows: UnknownRow[] = [];
    const unreadable = new Map<number, string>();
    for (let position = after + 1; position <= end; position += 1) {
      try {
        const row = this.rowAt(position);
        if (row !== undefined) rows.push(row);
      } catch (fault) {
        unreadable.set(position, reasonOf(fault));
      }
    }
    return { rows, unreadable, end };
  }
}
