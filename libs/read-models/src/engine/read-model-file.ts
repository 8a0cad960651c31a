import { chmodSync, closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openFileForReading } from '@pacta/event-store';
import { nextFileOf } from './fill/next-path.ts';
import { sentenceOf, type LogLine } from './log-line.ts';
import { APPLICATION_ID, COUNT_TABLES, CREATE_SCHEMA, SCHEMA_VERSION } from './schema.ts';

/** Tries to open a file that is being exchanged, and the milliseconds between them. */
const MOST_TRIES = 1_000;
const BETWEEN_TRIES = 2;

/** The file is a sound database of something else. It is left unchanged. */
export class NotAReadModelFile extends Error {
  override readonly name = 'NotAReadModelFile';
}

/**
 * Opens the disposable file of read models for writing. It is created with mode 0600 where absent, and deleted and
 * created again where damaged or of another schema version; `log` is called then. Pass `:memory:` for one that is never
 * kept. Throws `NotAReadModelFile` on a database of something else, and SqliteError where the folder can't be written.
 */
export function openReadModelFile(file: string, log: LogLine): Database.Database {
  const unusable = (why: string): Database.Database => {
    log(`Read models are rebuilt from zero: ${why}.`, { file });
    discardReadModelFile(file);
    return open(file) as Database.Database;
  };
  try {
    const found = open(file);
    return typeof found === 'string' ? unusable(found) : found;
  } catch (fault) {
    if (!isDamage(fault)) throw fault;
    return unusable(`the file is damaged (${sentenceOf(fault)})`);
  }
}

/** Opens the file for reading only, from any process and any disk. Throws SqliteError where it is absent or damaged. */
export function openReadModelFileReadOnly(file: string): Database.Database {
  awaitExchange(file);
  const db = openFileForReading(file);
  try {
    const version = db.pragma('user_version', { simple: true });
    if (version !== SCHEMA_VERSION)
      throw new NotAReadModelFile(`${file} is not a read-model file of this version of Pacta.`);
  } catch (fault) {
    db.close();
    throw fault;
  }
  return db;
}

/** During an exchange there is no live file for an instant. */
function awaitExchange(file: string): void {
  const next = nextFileOf(file);
  for (let tries = 0; tries < MOST_TRIES && !existsSync(file) && existsSync(next); tries += 1)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN_TRIES);
}

/** Deletes the file and its write-ahead log. Everything in it can be rebuilt from the log. */
export function discardReadModelFile(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}

/** True for SQLite's fault codes that mean a damaged file; by code, because the error class may be loaded twice. */
export function isDamage(fault: unknown): boolean {
  return (
    typeof fault === 'object' &&
    fault !== null &&
    'code' in fault &&
    /^SQLITE_(CORRUPT|NOTADB)/.test(String(fault.code))
  );
}

/** Device and inode, to notice a file deleted or replaced under an open connection; undefined where it is gone. */
export function fileIdentity(file: string): string | undefined {
  if (file === ':memory:') return file;
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
}

/** The open database, or why this file can't be used. */
function open(file: string): Database.Database | string {
  if (file !== ':memory:') {
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  }
  const db = new Database(file, { timeout: 5_000 });
  try {
    const version = db.pragma('user_version', { simple: true });
    const application = db.pragma('application_id', { simple: true });
    const tables = db.prepare(COUNT_TABLES).pluck().get() as number;
    if (tables > 0 && application !== APPLICATION_ID) {
      throw new NotAReadModelFile(`${file} is a database of something else than read models; it is left as it is.`);
    }
    if (tables > 0 && version !== SCHEMA_VERSION) {
      db.close();
      return `its tables are of version ${String(version)}, this Pacta uses version ${SCHEMA_VERSION}`;
    }
    setUp(db);
    if (tables === 0) db.transaction(() => db.exec(CREATE_SCHEMA)).immediate();
    return db;
  } catch (fault) {
    db.close();
    throw fault;
  }
}

/** synchronous=NORMAL is enough: what a power cut loses here is applied again from the log. */
function setUp(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('wal_autocheckpoint = 8000');
  db.pragma('cache_size = -16384');
}
