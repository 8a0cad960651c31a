import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { EventStore } from '@pacta/event-store';
import type { Projector, ProjectorOptions } from '../engine/projector.ts';
import { startProjector } from '../engine/start-projector.ts';
import { LogIndexReader } from '../tables/log-index/log-index-reader.ts';
import { entriesPassing } from '../tables/log-index/log-scan.ts';
import { SAMPLE_SET } from './sample-set.ts';

/** Folders of a test, deleted with `clear`. */
export class TemporaryFolders {
  readonly #folders: string[] = [];

  make(): string {
    const folder = mkdtempSync(join(tmpdir(), 'pacta-projections-'));
    this.#folders.push(folder);
    return folder;
  }

  clear(): void {
    for (const folder of this.#folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  }
}

export { SAMPLE_SET };

export const projectorOver = (store: EventStore, file: string, options: Partial<ProjectorOptions> = {}): Projector =>
  startProjector({ ...SAMPLE_SET, store, file, ...options });

/** Every row of every table, to compare one file with another byte for byte. */
export function everyRow(file: string): Record<string, unknown[]> {
  const db = new Database(file, { readonly: true });
  try {
    const shown = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString('hex') : value);
    const all = (sql: string): unknown[] => (db.prepare(sql).raw().all() as unknown[][]).map((row) => row.map(shown));
    const has = (table: string): boolean =>
      db.prepare('SELECT count(*) FROM sqlite_master WHERE name = ?').pluck().get(table) === 1;
    return {
      checkpoint: all('SELECT * FROM checkpoint ORDER BY projection'),
      log: entriesIn(db),
      word: all('SELECT * FROM word ORDER BY no'),
      stream: all('SELECT * FROM stream ORDER BY since'),
      other_course: all('SELECT * FROM other_course ORDER BY stream, course'),
      log_block: all('SELECT * FROM log_block ORDER BY no'),
      course_block: all('SELECT * FROM course_block ORDER BY no'),
      event_id: all('SELECT * FROM event_id ORDER BY position'),
      tree: all('SELECT * FROM tree_node ORDER BY level, idx'),
      ...Object.fromEntries(
        (['counted_amount', 'named'] as const)
          .filter((table) => has(table))
          .map((table) => [table, all(`SELECT * FROM ${table} ORDER BY since`)]),
      ),
      parked: all('SELECT * FROM parked ORDER BY projection, position'),
    };
  } finally {
    db.close();
  }
}

function entriesIn(db: Database.Database): unknown[] {
  const log = LogIndexReader.over(db);
  return [...entriesPassing(log, {})].map((found) => {
    const { position, token, eventId, stream, revision } = log.rowOf(found);
    return [position, token, eventId, stream, revision];
  });
}

/** Builds read models from zero in their own file and returns every row. */
export async function rebuiltRows(
  store: EventStore,
  file: string,
  options: Partial<ProjectorOptions> = {},
): Promise<Record<string, unknown[]>> {
  const projector = projectorOver(store, file, options);
  await projector.waitForHead(30_000);
  await projector.stop();
  return everyRow(file);
}

/** How many amounts of a stream the sample table holds, and their sum. */
export function countedIn(file: string, stream: string): { readonly count: number; readonly total: number } {
  const db = new Database(file, { readonly: true });
  try {
    return db
      .prepare('SELECT count(*) AS count, coalesce(sum(amount), 0) AS total FROM counted_amount WHERE stream = ?')
      .get(stream) as { readonly count: number; readonly total: number };
  } finally {
    db.close();
  }
}
