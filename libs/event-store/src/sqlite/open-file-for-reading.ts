import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { isSqliteFault } from './sqlite-fault.ts';

// A file at rest is opened by a URI, which SQLite takes only where this is set before it is first used.
process.env['SQLITE_USE_URI'] ??= '1';

/**
 * Opens a SQLite file for reading, also while another process writes to it, also on a disk that can't be written: an
 * auditor's copy. Throws SqliteError.
 */
export function openFileForReading(file: string): Database.Database {
  try {
    return opened(file);
  } catch (fault) {
    if (!isSqliteFault(fault, 'SQLITE_CANTOPEN') || !isAtRest(file)) throw fault;
    return opened(`${pathToFileURL(file).href}?immutable=1`);
  }
}

function opened(name: string): Database.Database {
  const connection = new Database(name, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    // What is missing beside the file shows at the first read only.
    connection.pragma('schema_version');
    return connection;
  } catch (fault) {
    connection.close();
    throw fault;
  }
}

/**
 * WAL needs a shared-memory file beside the file. Where this user can make none and nothing waits in the log, the file
 * does not change either, and may be read as one that never will.
 */
function isAtRest(file: string): boolean {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  return !isWritable(dirname(file)) && (log === undefined || log.size === 0);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
