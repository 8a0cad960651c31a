import type Database from 'better-sqlite3';
import { reasonOf } from '../sqlite-fault.ts';
import { CHECKPOINT_TRIGGERS, CREATE_CHECKPOINTS } from '../sql/checkpoints.ts';
import { IMMUTABILITY_TRIGGERS } from '../sql/immutability.ts';
import { CREATE_EVENTS } from '../sql/schema.ts';
import { SCHEMA_OBJECTS } from '../sql/verify.ts';
import { checkRow } from './row-fault.ts';
import { RowReader } from './row-reader.ts';
import type { ExpectedEvent, StorageFinding } from './storage-finding.ts';
import { finding } from './verify-rows.ts';

/** Most complaints that SQLite is asked for. */
const MOST_COMPLAINTS = 100;

/** SQLite's own structures (`PRAGMA integrity_check`), and whether table and triggers are still those that keep history. */
export function* verifyFile(
  connection: Database.Database,
  expected: (position: number) => ExpectedEvent | undefined,
): Generator<StorageFinding, void, undefined> {
  yield* guarded('the table and its triggers', () => schemaFindings(connection));
  yield* guarded('the structure of the file', () => structureFindings(connection, expected));
}

function schemaFindings(connection: Database.Database): StorageFinding[] {
  const found = new Map(connection.prepare<[], [string, string]>(SCHEMA_OBJECTS).raw().all());
  const wanted = Object.entries({
    events: CREATE_EVENTS,
    ...IMMUTABILITY_TRIGGERS,
    checkpoints: CREATE_CHECKPOINTS,
    ...CHECKPOINT_TRIGGERS,
  });
  const changed = wanted
    .filter(([name, sql]) => found.get(name) !== sql)
    .map(([name]) => `${name} is not as Pacta made it`);
  const names = new Set(wanted.map(([name]) => name));
  const added = [...found.keys()].filter((name) => !names.has(name)).map((name) => `${name} is not Pacta's`);
  return [...changed, ...added].map((why) => finding(null, 'file', why, undefined));
}

function structureFindings(
  connection: Database.Database,
  expected: (position: number) => ExpectedEvent | undefined,
): StorageFinding[] {
  const complaints = connection.pragma(`integrity_check(${MOST_COMPLAINTS})`) as { readonly integrity_check: string }[];
  return complaints
    .map(({ integrity_check: complaint }) => complaint)
    .filter((complaint) => complaint !== 'ok')
    .map((complaint) => {
      const row = rowIn(complaint);
      if (row === undefined) return finding(null, 'file', `SQLite says: ${complaint}`, undefined);
      return finding(row - 1, 'file', `SQLite says: ${complaint}`, expected(row - 1) ?? namesAt(connection, row));
    });
}

/** Some complaints name a row: `row 12 missing from index …`, `non-unique entry …` do not. */
function rowIn(complaint: string): number | undefined {
  const named = /^row (\d+) missing from index/.exec(complaint)?.[1];
  return named === undefined ? undefined : Number(named);
}

function namesAt(connection: Database.Database, position: number) {
  const reader = new RowReader(connection);
  const row = reader.rowAt(position);
  return row === undefined ? undefined : checkRow(row, undefined, () => reader.leafAt(position)).names;
}

function* guarded(what: string, work: () => StorageFinding[]): Generator<StorageFinding, void, undefined> {
  try {
    yield* work();
  } catch (fault) {
    yield finding(null, 'file', `${what} can't be read: ${reasonOf(fault)}`, undefined);
  }
}
