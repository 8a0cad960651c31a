import { existsSync } from 'node:fs';
import type { FollowedFile } from '../followed-file.ts';
import { completeNext, type FillSource } from './fill-next.ts';
import { renameNext } from './next-file.ts';
import { nextFileOf } from './next-path.ts';

/**
 * Replaces the live file by the second one once that is filled: the second file first applies the events that only the
 * live file has. No page may be applied meanwhile. A kill leaves the old file or the new one; events missing in it are
 * applied at the next start. Throws where there is no second file.
 */
export async function exchangeFiles(live: FollowedFile, source: FillSource): Promise<void> {
  const file = nextFileOf(live.path);
  if (!existsSync(file)) throw new Error('there is no second file to put in the place of the live one');
  const { token } = live.session.applier.least();
  if (token !== undefined) await completeNext({ ...source, file }, token);
  live.reopenAfter(() => renameNext(live.path));
}
