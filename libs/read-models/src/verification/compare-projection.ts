import type { Database, Statement } from 'better-sqlite3';
import { LOG_INDEX } from '../tables/log-index.ts';
import { ALL_TREE_NODES } from '../tables/tree/tree-sql.ts';
import { TREE } from '../tables/tree/tree-projection.ts';
import { logRowFrom, type LogColumns } from '../tables/log-row.ts';
import {
  ALL_PARKED_ROWS,
  allRowsOf,
  ALL_WORDS,
  BEHIND_LAST_LOG_ROW,
  COLUMNS_OF,
  FIRST_USE_OF_WORD,
  LOG_ROWS,
  LOG_ROWS_TOGETHER,
} from './comparison-sql.ts';
import { SELECT_LOG_AT } from '../tables/log-index-sql.ts';
import { tablesAreEqual } from './equal-tables.ts';
import { compareRows, type RawRow, type RowDifference } from './compare-rows.ts';
import type { LedgerFinding } from './verify-report.ts';

/** How a table identifies a differing row and its leaf index. */
interface Compared {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly nameOf: (row: RawRow) => string;
  readonly positionOf: (row: RawRow) => number | null;
}

/**
 * Where the live rows of one projection differ from rebuilt ones, byte for byte; `sqlTable` names the table of an event
 * table. Throws SqliteError on a damaged file.
 */
export function* compareProjection(
  live: Database,
  rebuilt: Database,
  projection: string,
  sqlTable?: string,
): Generator<LedgerFinding> {
  for (const table of tablesOf(projection, live, rebuilt, sqlTable)) {
    const rowsIn = (db: Database): Iterable<RawRow> =>
      db
        .prepare(table.sql)
        .raw()
        .iterate(...table.values) as Iterable<RawRow>;
    for (const difference of compareRows(rowsIn(live), rowsIn(rebuilt)))
      yield findingOf(table, difference, projection, rebuilt);
  }
}

/** Rows of the log index that are compared as one block. */
const STRETCH = 500;

/** The blocks of the log index that differ, and rows outside of all blocks. */
function* differingStretches(live: Database, rebuilt: Database): Generator<readonly [from: number, to: number]> {
  const end = rebuilt.prepare(BEHIND_LAST_LOG_ROW).pluck().get() as number;
  const [left, right] = [live, rebuilt].map((db) => db.prepare(LOG_ROWS_TOGETHER).pluck()) as [Statement, Statement];
  yield [Number.NEGATIVE_INFINITY, 0];
  for (let from = 0; from < end; from += STRETCH) {
    const stretch = [from, Math.min(from + STRETCH, end)] as const;
    if (left.get(...stretch) !== right.get(...stretch)) yield stretch;
  }
  yield [end, Number.POSITIVE_INFINITY];
}

function* tablesOf(
  projection: string,
  live: Database,
  rebuilt: Database,
  sqlTable: string | undefined,
): Generator<Compared> {
  if (projection === TREE) {
    yield {
      sql: ALL_TREE_NODES,
      values: [],
      nameOf: ([, level, index]) => `the node of level ${String(level)}, index ${String(index)}`,
      positionOf: ([, level, index]) => (index as number) * 2 ** (level as number),
    };
  } else if (projection === LOG_INDEX) yield* logIndexTables(live, rebuilt);
  else if (sqlTable !== undefined) {
    const columns = rebuilt.prepare<[string], string>(COLUMNS_OF).pluck().all(sqlTable);
    if (!tablesAreEqual(live, rebuilt, sqlTable, columns))
      yield {
        sql: allRowsOf(sqlTable, columns),
        values: [],
        nameOf: () => 'a row',
        positionOf: ([, since]) => since as number | null,
      };
  }
  if (projection !== LOG_INDEX)
    yield {
      sql: ALL_PARKED_ROWS,
      values: [projection],
      nameOf: ([, key]) => `the parked partition ${String(key)}`,
      positionOf: ([position]) => position as number,
    };
}

function* logIndexTables(live: Database, rebuilt: Database): Generator<Compared> {
  for (const stretch of differingStretches(live, rebuilt))
    yield {
      sql: LOG_ROWS,
      values: stretch,
      nameOf: ([position]) => `the row of position ${String(position)}`,
      positionOf: ([position]) => position as number,
    };
  yield {
    sql: ALL_WORDS,
    values: [],
    nameOf: ([, text]) => `the name '${String(text)}'`,
    positionOf: ([no]) => rebuilt.prepare(FIRST_USE_OF_WORD).pluck().get({ no }) as number | null,
  };
}

const WHY = {
  missing: 'is missing',
  added: 'should not be there',
  changed: 'differs from what the events make',
} as const;

function findingOf(
  table: Compared,
  { kind, live, rebuilt: row }: RowDifference,
  projection: string,
  rebuilt: Database,
): LedgerFinding {
  const known = (row ?? live) as RawRow;
  const position = table.positionOf(known);
  const columns =
    position === null ? undefined : (rebuilt.prepare(SELECT_LOG_AT).get(position) as LogColumns | undefined);
  const event = columns === undefined ? undefined : logRowFrom(columns);
  return {
    position,
    stream: event?.stream ?? null,
    revision: event?.revision ?? null,
    eventId: event?.eventId ?? null,
    why: `in the projection ${projection}, ${table.nameOf(known)} ${WHY[kind]}`,
  };
}
