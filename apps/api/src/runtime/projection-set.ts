import { join } from 'node:path';
import { eventCatalogue } from '@pacta/ledger';
import type { ProjectionSet } from '@pacta/projections';
import type { Sealer } from '@pacta/sealing';
import { READ_MODEL_VIEWS } from './read-model-views.ts';

/** Beside the events; disposable. */
export const readModelFile = (folder: string): string => join(folder, 'read-models.db');

/** Beside the read models; still more disposable. */
export const snapshotFile = (folder: string): string => join(folder, 'snapshots.db');

/** What every projector, rebuild and verification of a ledger folds, on whichever thread it runs. */
export const projectionSet = (opener: Sealer): ProjectionSet => ({
  views: READ_MODEL_VIEWS,
  knownTypes: [...eventCatalogue.keys()],
  opener,
});
