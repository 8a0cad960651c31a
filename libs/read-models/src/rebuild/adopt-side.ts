import type { EventStore, ReadFilter } from '@pacta/event-store';
import { LOG_INDEX } from '../log-index-projection.ts';
import { discardReadModelFile } from '../read-model-file.ts';
import type { ProjectionSession, ProjectionSet } from '../projection-set.ts';
import { followTo } from './follow-to.ts';
import { openSide, type Side } from './side-file.ts';

/**
 * Puts what was built beside in the place of the live rows: the side file takes in the last events that the live rows
 * have, then all of its rows change places with theirs in one transaction. No page may be applied meanwhile. A kill
 * leaves the old rows or the new ones, and before the swap the side file as well.
 */
export async function adoptSide(
  session: ProjectionSession,
  options: ProjectionSet & { readonly store: EventStore; readonly filter?: ReadFilter },
  side: Side,
): Promise<void> {
  const built = openSide(options, side);
  try {
    const { token } = session.applier.progressOf(LOG_INDEX);
    if (token !== undefined) await followTo(built, options, token);
  } finally {
    built.db.close();
  }
  session.applier.adopt(side.file, side.names);
  discardReadModelFile(side.file);
}
