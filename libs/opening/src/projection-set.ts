import { join } from 'node:path';
import { eventCatalogue } from '@pacta/ledger';
import type { ProjectionSet } from '@pacta/read-models';

/** File in the ledger's folder; it can be rebuilt. */
export const readModelFile = (folder: string): string => join(folder, 'read-models.db');

/** The projections that every projector, rebuild and verification folds, on any thread. None needs a key. */
export const projectionSet = (): ProjectionSet => ({ knownTypes: [...eventCatalogue.keys()] });
