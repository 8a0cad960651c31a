import type { Database } from 'better-sqlite3';
import type { Progress } from './projection.ts';
import { SELECT_CHECKPOINTS } from './checkpoint-sql.ts';

/** A durable checkpoint of a projection's version. */
export interface Checkpoint extends Progress {
  readonly projection: string;
  readonly version: string;
}

interface CheckpointColumns {
  readonly projection: string;
  readonly version: string;
  readonly token: string | null;
  readonly events: number;
}

/** Every checkpoint of the file, by projection. */
export const readCheckpoints = (db: Database): ReadonlyMap<string, Checkpoint> =>
  checkpointsOf(db.prepare(SELECT_CHECKPOINTS).all());

/** From the rows of SELECT_CHECKPOINTS, for callers with a prepared statement. */
export const checkpointsOf = (rows: readonly unknown[]): ReadonlyMap<string, Checkpoint> =>
  new Map(
    (rows as readonly CheckpointColumns[]).map(({ projection, version, token, events }) => [
      projection,
      { projection, version, token: token ?? undefined, events },
    ]),
  );
