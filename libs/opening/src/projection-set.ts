import { join } from 'node:path';
import { eventCatalogue } from '@pacta/ledger';
import type { ProjectionSet } from '@pacta/read-models';

/** In the ledger's folder; disposable. */
export const readModelFile = (folder: string): string => join(folder, 'read-models.db');

/** What every projector, rebuild and verification of a ledger makes, on whichever thread it runs. None needs a key. */
export const projectionSet = (): ProjectionSet => ({ knownTypes: [...eventCatalogue.keys()] });
