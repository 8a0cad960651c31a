import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { reasonOf } from './sqlite-fault.ts';
import { LedgerUnusable } from './ledger-unusable.ts';

/** Paths of the parts of a ledger. */
export interface LedgerPaths {
  readonly folder: string;
  readonly events: string;
  readonly lock: string;
  /** Names the process that holds the lock, for messages and readers; only the lock decides. */
  readonly holder: string;
}

/** Paths of the ledger in `folder`, or of the ledger whose events are in `file`. */
export function ledgerPaths(place: { readonly folder: string } | { readonly file: string }): LedgerPaths {
  const events = 'file' in place ? resolve(place.file) : join(resolve(place.folder), 'events.db');
  const folder = dirname(events);
  return { folder, events, lock: join(folder, 'writer.lock'), holder: join(folder, 'writer.pid') };
}

/** Creates the folder (0700) where it is missing. An existing one keeps its permissions. @throws LedgerUnusable */
export function ensureLedgerFolder({ folder }: LedgerPaths): void {
  if (!existsSync(folder)) guarded(folder, () => makeFolder(folder));
}

/** One folder at a time: asked for several at once, Node never returns where the system gives a false ENOENT. */
function makeFolder(folder: string): void {
  const parent = dirname(folder);
  if (!existsSync(parent)) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
  syncFolder(parent);
}

/**
 * Creates an empty file (0600) where there is none. An existing file is not opened: closing it would drop the locks
 * that SQLite holds on it in this process (POSIX advisory locks).
 * @throws LedgerUnusable
 */
export function ensureLedgerFile(paths: LedgerPaths, file: string): void {
  if (existsSync(file)) return;
  guarded(paths.folder, () => {
    closeSync(openSync(file, 'a', 0o600));
    syncFolder(paths.folder);
  });
}

/** Syncs a new entry of the folder to disk, where this user may open the folder. */
function syncFolder(folder: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function guarded(folder: string, work: () => void): void {
  try {
    work();
  } catch (fault) {
    throw unwritable(folder, fault);
  }
}

export function unwritable(folder: string, fault: unknown): LedgerUnusable {
  const why = typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : reasonOf(fault);
  return new LedgerUnusable(
    'unwritable',
    `The ledger folder ${folder} can't be written (${why}): give this user write access to it, or choose another with --ledger or PACTA_LEDGER.`,
    { cause: fault },
  );
}
