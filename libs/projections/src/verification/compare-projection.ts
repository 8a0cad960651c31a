import type { Database } from 'better-sqlite3';
import { LOG_INDEX } from '../log-index-projection.ts';
import { ALL_TREE_NODES } from '../sql/tree.ts';
import { TREE } from '../tree/tree-projection.ts';
import { logRowFrom, type LogColumns } from '../log-row.ts';
import { ALL_ENTITY_ROWS, ALL_LOG_ROWS, ALL_PARKED_ROWS, ALL_WORDS, FIRST_USE_OF_WORD } from '../sql/comparison.ts';
import { SELECT_LOG_AT } from '../sql/log-index.ts';
import { compareRows, type RawRow, type RowDifference } from './compare-rows.ts';
import type { LedgerFinding } from './verify-report.ts';

/** How one table tells which row differs, and at which leaf index. */
interface Compared {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly nameOf: (row: RawRow) => string;
  readonly positionOf: (row: RawRow) => number | null;
}

/** Where the live rows of one projection differ from rebuilt ones, byte for byte. Throws SqliteError on a damaged file. */
export function* compareProjection(live: Database, rebuilt: Database, projection: string): Generator<LedgerFinding> {
  for (const table of tablesOf(projection, rebuilt)) {
    const rowsIn = (db: Database): Iterable<RawRow> =>
      db
        .prepare(table.sql)
        .raw()
        .iterate(...table.values) as Iterable<RawRow>;
    for (const difference of compareRows(rowsIn(live), rowsIn(rebuilt)))
      yield findingOf(table, difference, projection, rebuilt);
  }
}

function tablesOf(projection: string, rebuilt: Database): readonly Compared[] {
  const parked: Compared = {
    sql: ALL_PARKED_ROWS,
    values: [projection],
    nameOf: ([, key]) => `the parked partition ${String(key)}`,
    positionOf: ([position]) => position as number,
  };
  if (projection === TREE) {
    const nodes: Compared = {
      sql: ALL_TREE_NODES,
      values: [],
      nameOf: ([, level, index]) => `the node of level ${String(level)}, index ${String(index)}`,
      positionOf: ([, level, index]) => (index as number) * 2 ** (level as number),
    };
    return [nodes, parked];
  }
  if (projection !== LOG_INDEX) {
    const entities: Compared = {
      sql: ALL_ENTITY_ROWS,
      values: [projection],
      nameOf: ([id]) => `the row ${String(id)}`,
      positionOf: ([, position]) => ((position as number) < 0 ? null : (position as number)),
    };
    return [entities, parked];
  }
  return [
    {
      sql: ALL_LOG_ROWS,
      values: [],
      nameOf: ([position]) => `the row of position ${String(position)}`,
      positionOf: ([position]) => position as number,
    },
    {
      sql: ALL_WORDS,
      values: [],
      nameOf: ([, text]) => `the name '${String(text)}'`,
      positionOf: ([no]) => rebuilt.prepare(FIRST_USE_OF_WORD).pluck().get({ no }) as number | null,
    },
  ];
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
