import { existsSync, renameSync } from 'node:fs';
import { discardReadModelFile } from '../read-model-file.ts';
import { nextFileOf } from './next-path.ts';

/**
 * Renames the second file to the live one. No process may have either open for writing, and the second one must have no
 * WAL any more. The live file and its WAL are removed first: a remaining WAL would be applied to the new file. A reader
 * that opens the live file in between finds none; see `takeUpExchange`.
 */
export function renameNext(live: string): void {
  discardReadModelFile(live);
  renameSync(nextFileOf(live), live);
}

/**
 * Finishes an exchange that was killed half-way: the live file is gone, and the second one has no WAL. A second file
 * with a WAL belongs to a fill that was killed, which is continued later. Must run before a fill.
 */
export function takeUpExchange(live: string): void {
  const next = nextFileOf(live);
  if (live === ':memory:' || existsSync(live) || !existsSync(next) || existsSync(`${next}-wal`)) return;
  renameNext(live);
}
