import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Caches of earlier versions in the ledger's folder. Nothing reads them now, and they may hold opened values. */
const FORMER = /^(snapshots\.db|read-models\.rebuild-.*\.db)(-wal|-shm|-journal)?$/;

/** Deletes the caches of earlier versions. */
export function removeFormerFiles(folder: string): void {
  for (const name of readdirSync(folder)) if (FORMER.test(name)) rmSync(join(folder, name), { force: true });
}
