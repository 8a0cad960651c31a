import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ensureLedgerFile, ledgerPaths, unwritable, type LedgerPaths } from './ledger-folder.ts';
import { LedgerHeld } from './ledger-unusable.ts';
import { isSqliteFault } from './sqlite-fault.ts';

export interface WriterLock {
  release(): void;
}

/**
 * Takes the writer lock of a ledger for the life of the process: SQLite's exclusive lock on an empty file next to the
 * events, so that the operating system frees it when the holder is killed.
 * @throws LedgerHeld, LedgerUnusable
 */
export function takeWriterLock(paths: LedgerPaths): WriterLock {
  ensureLedgerFile(paths, paths.lock);
  const lock = lockFile(paths);
  try {
    writeFileSync(paths.holder, `${process.pid}\n`, { mode: 0o600 });
  } catch (fault) {
    lock.close();
    throw unwritable(paths.folder, fault);
  }
  return {
    release() {
      if (!lock.open) return;
      forgetHolder(paths);
      lock.close();
    },
  };
}

/** A stale holder name only makes a message wrong; the lock itself must be freed whatever the disk does. */
function forgetHolder({ holder }: LedgerPaths): void {
  try {
    rmSync(holder, { force: true });
  } catch {
    // The next holder overwrites it.
  }
}

function lockFile(paths: LedgerPaths): Database.Database {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(paths.lock, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (fault) {
    lock?.close();
    throw isSqliteFault(fault, 'SQLITE_BUSY', 'SQLITE_LOCKED')
      ? new LedgerHeld(paths.folder, holderOf(paths))
      : unwritable(paths.folder, fault);
  }
}

/** Whether a living process has named itself as the writer of the ledger in this folder. */
export function isHeld(folder: string): boolean {
  const pid = holderOf(ledgerPaths({ folder }));
  if (pid === undefined) return false;
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    // It is alive, and another user's.
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function holderOf(paths: LedgerPaths): number | undefined {
  try {
    const pid = Number(readFileSync(paths.holder, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
