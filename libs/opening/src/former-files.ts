import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Files that earlier versions of Pacta kept in the ledger's folder and that nothing reads any more. They may hold opened values. */
const FORMER = /^(snapshots\.db|read-models\.rebuild-.*\.db)(-wal|-shm|-journal)?$/;

/** Deletes what an earlier version has left of its caches. */
export function removeFormerFiles(folder: string): void {
  for (const name of readdirSync(folder)) if (FORMER.test(name)) rmSync(join(folder, name), { force: true });
}
