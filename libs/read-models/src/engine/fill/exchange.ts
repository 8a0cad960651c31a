import { existsSync } from 'node:fs';
import type { FollowedFile } from '../followed-file.ts';
import { completeNext, type FillSource } from './fill-next.ts';
import { renameNext } from './next-file.ts';
import { nextFileOf } from './next-path.ts';

/**
 * Puts the second file, once it is filled, in the place of the live one: it takes in the last events that the live file
 * has, then the two change places. No page may be applied meanwhile. A kill leaves the old file or the new one; whatever is
 * missing in it is taken in at the next start. Throws where there is no second file.
 */
export async function exchangeFiles(live: FollowedFile, source: FillSource): Promise<void> {
  const file = nextFileOf(live.path);
  if (!existsSync(file)) throw new Error('there is no second file to put in the place of the live one');
  const { token } = live.session.applier.least();
  if (token !== undefined) await completeNext({ ...source, file }, token);
  live.reopenAfter(() => renameNext(live.path));
}
