import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { eventCatalogue } from '@pacta/ledger';
import type { ProjectionSet } from '@pacta/read-models';
import type { Sealer } from '@pacta/sealing';
import type { LedgerPlace } from './ledger-store.ts';
import { openInThread } from './opening-thread.ts';
import { READ_MODEL_VIEWS } from './read-model-views.ts';

/** Beside the events; disposable. */
export const readModelFile = (folder: string): string => join(folder, 'read-models.db');

/** Beside the read models; still more disposable. */
export const snapshotFile = (folder: string): string => join(folder, 'snapshots.db');

/**
 * What every projector, rebuild and verification of a ledger folds, on whichever thread it runs. Where the ledger's place
 * is given, a second thread helps with long stretches of the log.
 */
export const projectionSet = (opener: Sealer, place?: LedgerPlace): ProjectionSet => ({
  views: READ_MODEL_VIEWS,
  knownTypes: [...eventCatalogue.keys()],
  opener,
  ...(place !== undefined && availableParallelism() > 1 && { openingAhead: openInThread(place) }),
});
