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

const WANTED: Readonly<Record<string, string>> = {
  events: CREATE_EVENTS,
  ...IMMUTABILITY_TRIGGERS,
  checkpoints: CREATE_CHECKPOINTS,
  ...CHECKPOINT_TRIGGERS,
};

/** What SQLite reports about its own structures, or why they can't be read. */
export type Complaints = readonly string[] | { readonly unreadable: string };

/**
 * Checks SQLite's own structures (`PRAGMA integrity_check`), and that the table and the triggers that protect history
 * are unchanged. `complaints`: SQLite's report, where it is known already.
 */
export function* verifyFile(
  connection: Database.Database,
  expected: (position: number) => ExpectedEvent | undefined,
  complaints: Complaints = complaintsOf(connection),
): Generator<StorageFinding, void, undefined> {
  yield* schemaFindings(connection);
  yield* structureFindings(connection, expected, complaints);
}

/** Page cache of the check, in KiB: it looks up each row in each index, all over the file. */
const ROOM_FOR_INDEXES = 32_768;
const ORDINARY_ROOM = 2_000;

/** What SQLite says of its pages and indexes; `quick_check` leaves the indexes' contents out. Never throws. */
export function complaintsOf(
  connection: Database.Database,
  check: 'integrity_check' | 'quick_check' = 'integrity_check',
): Complaints {
  try {
    if (check === 'integrity_check') keepPages(connection, ROOM_FOR_INDEXES);
    const rows = connection.pragma(`${check}(${MOST_COMPLAINTS})`) as Readonly<Record<typeof check, string>>[];
    return rows.map((row) => row[check]).filter((complaint) => complaint !== 'ok');
  } catch (fault) {
    return { unreadable: reasonOf(fault) };
  } finally {
    keepPages(connection, ORDINARY_ROOM);
  }
}

/** Only makes it faster or smaller: if even this fails, the check reports why. */
function keepPages(connection: Database.Database, kibibytes: number): void {
  try {
    connection.pragma(`cache_size = -${kibibytes}`);
  } catch {
    // The file can't be read at all.
  }
}

function schemaFindings(connection: Database.Database): StorageFinding[] {
  try {
    const found = new Map(connection.prepare<[], [string, string]>(SCHEMA_OBJECTS).raw().all());
    const changed = Object.entries(WANTED)
      .filter(([name, sql]) => found.get(name) !== sql)
      .map(([name]) => `${name} is not as Pacta made it`);
    const added = [...found.keys()]
      .filter((name) => !Object.hasOwn(WANTED, name))
      .map((name) => `${name} is not Pacta's`);
    return [...changed, ...added].map((why) => finding(null, 'file', why, undefined));
  } catch (fault) {
    return [cantRead('the table and its triggers', reasonOf(fault))];
  }
}

function structureFindings(
  connection: Database.Database,
  expected: (position: number) => ExpectedEvent | undefined,
  complaints: Complaints,
): StorageFinding[] {
  if ('unreadable' in complaints) return [cantRead('the structure of the file', complaints.unreadable)];
  return complaints.map((complaint) => {
    const row = rowIn(complaint);
    if (row === undefined) return finding(null, 'file', `SQLite says: ${complaint}`, undefined);
    return finding(row - 1, 'file', `SQLite says: ${complaint}`, expected(row - 1) ?? namesAt(connection, row));
  });
}

const cantRead = (what: string, why: string): StorageFinding =>
  finding(null, 'file', `${what} can't be read: ${why}`, undefined);

/** Some complaints name a row: `row 12 missing from index …`, `non-unique entry …` do not. */
function rowIn(complaint: string): number | undefined {
  const named = /^row (\d+) missing from index/.exec(complaint)?.[1];
  return named === undefined ? undefined : Number(named);
}

/** Undefined where the row can't be read. */
function namesAt(connection: Database.Database, position: number) {
  try {
    const reader = new RowReader(connection);
    const row = reader.rowAt(position);
    return row === undefined ? undefined : checkRow(row, undefined, () => reader.leafAt(position)).names;
  } catch {
    return undefined;
  }
}
