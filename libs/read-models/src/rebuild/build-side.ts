import { setImmediate as breathe } from 'node:timers/promises';
import { pagesAhead } from '../ahead/pages-ahead.ts';
import type { EventStore, ReadFilter } from '@pacta/event-store';
import type { ProjectionSession, ProjectionSet } from '../projection-set.ts';
import { compareSide, type ProjectionDifferences } from './compare-side.ts';
import { openSide, type Side } from './side-file.ts';

export interface BuildOptions extends ProjectionSet {
  readonly store: EventStore;
  readonly filter?: ReadFilter;
  /** Told after each page how many events the rebuild has taken in. */
  readonly onProgress?: (events: number) => void;
  /** Ends the build after the page at hand. What is built stays, and the next build goes on from it. */
  readonly signal?: AbortSignal;
  readonly pageSize?: number;
}

const PAGE_SIZE = 2_000;

/**
 * Folds the log into the side file, from where it stands to the present end, and tells where its rows differ from the
 * live ones. Neither the live rows nor whoever reads them notice. Throws the signal's reason, and faults of the store.
 */
export async function buildSide(options: BuildOptions, side: Side): Promise<readonly ProjectionDifferences[]> {
  const session = openSide(options, side);
  try {
    await foldOn(session, options);
    return await compareSide(options, side, session);
  } finally {
    session.db.close();
  }
}

async function foldOn({ applier }: ProjectionSession, options: BuildOptions): Promise<void> {
  const { store, onProgress, signal, pageSize = PAGE_SIZE } = options;
  const { token, events } = applier.furthestBehind();
  onProgress?.(events);
  const head = await store.head();
  if (head === undefined || head === token) return;
  for await (const { events: page, opened } of pagesAhead(options, { from: token, pageSize })) {
    signal?.throwIfAborted();
    applier.apply(page, opened);
    onProgress?.(applier.furthestBehind().events);
    await breathe();
  }
  signal?.throwIfAborted();
}
