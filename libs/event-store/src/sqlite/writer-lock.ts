import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ensureLedgerFile, ledgerPaths, unwritable, type LedgerPaths } from './ledger-folder.ts';
import { LedgerHeld } from './ledger-unusable.ts';
import { isSqliteFault } from './sqlite-fault.ts';

export interface WriterLock {
  release(): void;
}

/**
 * Takes the right to write to a ledger, for as long as the process lives: the lock is SQLite's own exclusive lock on
 * an empty file beside the events, so that the operating system frees it when the holder is killed.
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

/** The name of a holder that is gone is only an untrue sentence; the lock itself must be freed whatever the disk says. */
function forgetHolder({ holder }: LedgerPaths): void {
  try {
    rmSync(holder, { force: true });
  } catch {
    // The next holder writes its own name over it.
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

/** Whether a living process has named itself as the one that writes to the ledger in this folder. */
export function isHeld(folder: string): boolean {
  const pid = holderOf(ledgerPaths({ folder }));
  if (pid === undefined) return false;
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    // It lives, and is another user's.
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
