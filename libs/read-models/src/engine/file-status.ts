import { existsSync } from 'node:fs';
import type { EventStore } from '@pacta/event-store';
import { noLog } from './log-line.ts';
import { openSession, type ProjectionSet } from './projection-set.ts';
import { statusOf, type ProjectorStatus } from './projector-status.ts';
import { openReadModelFile, openReadModelFileReadOnly } from './read-model-file.ts';
import { ReadModels, type ParkedRow } from '../reading/read-models.ts';

export interface FileStatus extends Pick<ProjectorStatus, 'projections' | 'caughtUp'> {
  readonly parked: readonly ParkedRow[];
}

/**
 * The progress of the projections in a file, whichever process writes it. Only reads; a missing file has applied
 * nothing. Throws SqliteError where it is damaged.
 */
export async function readFileStatus(
  options: ProjectionSet & { readonly store: EventStore; readonly file: string },
): Promise<FileStatus> {
  const db = existsSync(options.file) ? openReadModelFileReadOnly(options.file) : openReadModelFile(':memory:', noLog);
  try {
    const session = openSession(db, options);
    const models = new ReadModels(() => db);
    session.applier.look();
    const { projections, caughtUp } = await statusOf(session, options, { fault: null, running: false });
    return { projections, caughtUp, parked: models.parked() };
  } finally {
    db.close();
  }
}
