import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { isSqliteFault } from './sqlite-fault.ts';

// An unchanging file is opened by a URI, which SQLite accepts only if this is set before its first use.
process.env['SQLITE_USE_URI'] ??= '1';

/**
 * Kibibytes of pages that a reader keeps, a quarter of the default: a service has several readers, and the system keeps
 * the pages too.
 */
const CACHE = 'cache_size = -4096';

/**
 * Opens a SQLite file for reading, also while another process writes to it and on a read-only disk, such as an
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
    // A missing WAL or shared-memory file is reported only at the first read.
    connection.pragma('schema_version');
    connection.pragma(CACHE);
    return connection;
  } catch (fault) {
    connection.close();
    throw fault;
  }
}

/**
 * WAL needs a shared-memory file next to the database. Where this user can't create one and the WAL is empty, the file
 * does not change either, and may be opened as immutable.
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
