import type { Database } from 'better-sqlite3';
import type { Progress } from './page-projection.ts';
import { SELECT_CHECKPOINTS } from './sql/checkpoint.ts';

/** A durable checkpoint: how far a projection of this version has come. */
export interface Checkpoint extends Progress {
  readonly projection: string;
  readonly version: string;
}

/** Every checkpoint of the file, by projection. */
export function readCheckpoints(db: Database): ReadonlyMap<string, Checkpoint> {
  const rows = db.prepare(SELECT_CHECKPOINTS).raw().all() as [string, string, string | null, number][];
  return new Map(
    rows.map(([projection, version, token, events]) => [
      projection,
      { projection, version, token: token ?? undefined, events },
    ]),
  );
}
