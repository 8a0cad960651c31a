import { dirname, join } from 'node:path';
import { LOG_INDEX } from '../log-index-projection.ts';
import { logRowFrom, type LogColumns } from '../log-row.ts';
import { openReadModelFile, openReadModelFileReadOnly } from '../read-model-file.ts';
import { noLog } from '../log-line.ts';
import { openSession, type ProjectionSession, type ProjectionSet } from '../projection-set.ts';
import { readCheckpoints } from '../checkpoints.ts';
import { SELECT_LOG_AT } from '../sql/log-index.ts';
import { TREE } from '../tree/tree-projection.ts';

/** Which projections are built beside, and where their rows and the live ones stand. */
export interface Side {
  readonly names: readonly string[];
  /** Path of the side file. Its checkpoint makes a rebuild that was killed go on where it was. */
  readonly file: string;
  /** Path of the live `read-models.db`. */
  readonly live: string;
}

/** The side file stands beside the live one and says what it is. */
export const sideOf = (live: string, names: readonly string[]): Side => ({
  names,
  live,
  file: join(dirname(live), `read-models.rebuild-${[...names].sort().join('+')}.db`),
});

/** The tree's leaves are the leaf hashes of the log index, so its side file has both. */
const builtFor = (names: readonly string[]): readonly string[] =>
  names.includes(TREE) ? [LOG_INDEX, ...names] : names;

/**
 * Opens the side file, made where it is absent. What stands in it is kept where this code made it from this log, and
 * emptied where not.
 */
export function openSide(set: ProjectionSet, { names, file, live }: Side): ProjectionSession {
  const db = openReadModelFile(file, noLog);
  try {
    const session = openSession(db, set, builtFor(names));
    session.applier.prepare();
    if (!isOfThisLog(session, live)) session.applier.resetAll();
    return session;
  } catch (fault) {
    db.close();
    throw fault;
  }
}

/** The live log index, which the projector has checked against the store, must have the same event at the same place. */
function isOfThisLog({ applier }: ProjectionSession, live: string): boolean {
  const { token, events } = applier.furthestBehind();
  if (token === undefined) return true;
  const db = openReadModelFileReadOnly(live);
  try {
    const indexed = readCheckpoints(db).get(LOG_INDEX)?.events ?? 0;
    const columns =
      indexed < events ? undefined : (db.prepare(SELECT_LOG_AT).get(events - 1) as LogColumns | undefined);
    return columns !== undefined && logRowFrom(columns).token === token;
  } finally {
    db.close();
  }
}
