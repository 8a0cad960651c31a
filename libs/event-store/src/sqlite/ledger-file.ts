import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ensureLedgerFile, unwritable, type LedgerPaths } from './ledger-folder.ts';
import { LedgerUnusable } from './ledger-unusable.ts';
import { openFileForReading } from './open-file-for-reading.ts';
import { CHECKPOINT_TRIGGERS, CREATE_CHECKPOINTS, EVERY_CHECKPOINT_COLUMN } from './sql/checkpoints.ts';
import { IMMUTABILITY_TRIGGERS } from './sql/immutability.ts';
import { isSqliteFault, reasonOf } from './sqlite-fault.ts';
import { APPLICATION_ID, CREATE_EVENTS, EVERY_COLUMN, SCHEMA_VERSION, WITHOUT_CHECKPOINTS } from './sql/schema.ts';

/**
 * Creates the events file (0600) where it is missing; otherwise checks that it is a ledger that this code may write.
 * @throws LedgerUnusable
 */
export function prepareLedgerFile(paths: LedgerPaths): void {
  ensureLedgerFile(paths, paths.events);
  let connection: Database.Database | undefined;
  try {
    connection = new Database(paths.events, { fileMustExist: true });
    if (isBlank(connection)) create(connection);
    else {
      if (versionOf(connection) === WITHOUT_CHECKPOINTS) addCheckpoints(connection, paths);
      assertLedger(connection, paths);
    }
  } catch (fault) {
    throw asUnusable(fault, paths);
  } finally {
    connection?.close();
  }
}

/**
 * Opens the events file for reading, also while another process writes to it and on a read-only disk.
 * @throws LedgerUnusable
 */
export function openForReading(paths: LedgerPaths): Database.Database {
  if (!existsSync(paths.events))
    throw new LedgerUnusable(
      'not-found',
      `There is no ledger in ${paths.folder}: check --ledger or PACTA_LEDGER, or start the service once to make one.`,
    );
  let connection: Database.Database | undefined;
  try {
    connection = openFileForReading(paths.events);
    assertLedger(connection, paths);
    return connection;
  } catch (fault) {
    connection?.close();
    throw asUnusable(fault, paths);
  }
}

/** A new file, or one whose creation was interrupted. */
function isBlank(connection: Database.Database): boolean {
  return (
    applicationId(connection) === 0 && connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
  );
}

function create(connection: Database.Database): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.transaction(() => {
    connection.exec(CREATE_EVENTS);
    for (const trigger of Object.values(IMMUTABILITY_TRIGGERS)) connection.exec(trigger);
    createCheckpoints(connection);
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    connection.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
}

function createCheckpoints(connection: Database.Database): void {
  connection.exec(CREATE_CHECKPOINTS);
  for (const trigger of Object.values(CHECKPOINT_TRIGGERS)) connection.exec(trigger);
}

function addCheckpoints(connection: Database.Database, paths: LedgerPaths): void {
  if (applicationId(connection) !== APPLICATION_ID) throw notALedger(paths);
  connection.transaction(() => {
    createCheckpoints(connection);
    connection.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
}

function assertLedger(connection: Database.Database, paths: LedgerPaths): void {
  if (applicationId(connection) !== APPLICATION_ID) throw notALedger(paths);
  const version = versionOf(connection);
  if (version === WITHOUT_CHECKPOINTS)
    throw new LedgerUnusable(
      'older-version',
      `${paths.events} was written by an older Pacta, which kept no checkpoints: start the service on it once.`,
    );
  if (version > SCHEMA_VERSION)
    throw new LedgerUnusable(
      'newer-version',
      `${paths.events} was written by a newer Pacta (its format is ${version}, this one knows ${SCHEMA_VERSION}): update Pacta.`,
    );
  connection.prepare(EVERY_COLUMN).get();
  connection.prepare(EVERY_CHECKPOINT_COLUMN).get();
}

const versionOf = (connection: Database.Database): number =>
  connection.pragma('user_version', { simple: true }) as number;

const applicationId = (connection: Database.Database): unknown => connection.pragma('application_id', { simple: true });

const notALedger = (paths: LedgerPaths, cause?: unknown): LedgerUnusable =>
  new LedgerUnusable(
    'not-a-ledger',
    `${paths.events} is not a Pacta ledger: move it away, or choose another folder with --ledger or PACTA_LEDGER.`,
    { cause },
  );

function asUnusable(fault: unknown, paths: LedgerPaths): unknown {
  if (fault instanceof LedgerUnusable) return fault;
  if (isSqliteFault(fault, 'SQLITE_NOTADB')) return notALedger(paths, fault);
  if (isSqliteFault(fault, 'SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_PERM')) return unwritable(paths.folder, fault);
  if (isSqliteFault(fault, 'SQLITE_'))
    return new LedgerUnusable(
      'damaged',
      `${paths.events} can't be opened (${reasonOf(fault)}): restore it from a backup, then run 'pacta verify'.`,
      { cause: fault },
    );
  // better-sqlite3 throws a TypeError where the folder is missing.
  return fault instanceof TypeError ? unwritable(paths.folder, fault) : fault;
}
