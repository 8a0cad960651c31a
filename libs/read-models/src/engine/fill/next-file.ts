import { existsSync, renameSync } from 'node:fs';
import { discardReadModelFile } from '../read-model-file.ts';
import { nextFileOf } from './next-path.ts';

/**
 * Puts the second file in the place of the live one. Nobody may have either open for writing, and the second one must have
 * no write-ahead log of its own any more. The live file and its write-ahead log go first: a log that was left there would
 * be taken for that of the new file. Whoever opens the live file in between finds none; see `takeUpExchange`.
 */
export function renameNext(live: string): void {
  discardReadModelFile(live);
  renameSync(nextFileOf(live), live);
}

/**
 * Ends an exchange that was killed half-way: the live file is gone already, and the second one waits, without a write-ahead
 * log. One that has a log was left by a fill that was killed, which goes on some time. Before anybody fills one.
 */
export function takeUpExchange(live: string): void {
  const next = nextFileOf(live);
  if (live === ':memory:' || existsSync(live) || !existsSync(next) || existsSync(`${next}-wal`)) return;
  renameNext(live);
}
