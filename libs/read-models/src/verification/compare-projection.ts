import type { Database } from 'better-sqlite3';
import { LOG_INDEX } from '../tables/log-index/log-index.ts';
import { LogIndexReader } from '../tables/log-index/log-index-reader.ts';
import { ALL_TREE_NODES } from '../tables/tree/tree-sql.ts';
import { TREE } from '../tables/tree/tree-projection.ts';
import { differingEntries, logIndexTables } from './compare-log-index.ts';
import { compareRows, type ComparedTable, type RawRow, type RowDifference } from './compare-rows.ts';
import { ALL_PARKED_ROWS, allRowsOf, COLUMNS_OF } from './comparison-sql.ts';
import { tablesAreEqual } from './equal-tables.ts';
import type { LedgerFinding } from './verify-report.ts';

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
  const finding = (position: number | null, what: string, kind: RowDifference['kind']): LedgerFinding =>
    findingOf(rebuilt, position, `in the projection ${projection}, ${what} ${WHY[kind]}`);
  if (projection === LOG_INDEX)
    for (const { position, kind } of differingEntries(live, rebuilt))
      yield finding(position, `the row of position ${position}`, kind);
  for (const { sql, values = [], nameOf, positionOf } of tablesOf(projection, live, rebuilt, sqlTable)) {
    const rowsIn = (db: Database): Iterable<RawRow> =>
      db
        .prepare(sql)
        .raw()
        .iterate(...values) as Iterable<RawRow>;
    for (const { kind, live: found, rebuilt: made } of compareRows(rowsIn(live), rowsIn(rebuilt))) {
      const row = (made ?? found) as RawRow;
      yield finding(positionOf(row), nameOf(row), kind);
    }
  }
}

function* tablesOf(
  projection: string,
  live: Database,
  rebuilt: Database,
  sqlTable: string | undefined,
): Generator<ComparedTable> {
  if (projection === TREE) {
    yield {
      sql: ALL_TREE_NODES,
      nameOf: ([, level, index]) => `the node of level ${String(level)}, index ${String(index)}`,
      positionOf: ([, level, index]) => (index as number) * 2 ** (level as number),
    };
  } else if (projection === LOG_INDEX) return yield* logIndexTables(rebuilt);
  else if (sqlTable !== undefined) {
    const columns = rebuilt.prepare<[string], string>(COLUMNS_OF).pluck().all(sqlTable);
    if (!tablesAreEqual(live, rebuilt, sqlTable, columns))
      yield {
        sql: allRowsOf(sqlTable, columns),
        nameOf: () => 'a row',
        positionOf: ([, since]) => since as number | null,
      };
  }
  yield {
    sql: ALL_PARKED_ROWS,
    values: [projection],
    nameOf: ([, key]) => `the parked partition ${String(key)}`,
    positionOf: ([position]) => position as number,
  };
}

const WHY = {
  missing: 'is missing',
  added: 'should not be there',
  changed: 'differs from what the events make',
} as const;

function findingOf(rebuilt: Database, position: number | null, why: string): LedgerFinding {
  const event = position === null ? undefined : LogIndexReader.over(rebuilt).row(position);
  return {
    position,
    stream: event?.stream ?? null,
    revision: event?.revision ?? null,
    eventId: event?.eventId ?? null,
    why,
  };
}
