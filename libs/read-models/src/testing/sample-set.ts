import type { ProjectionSet } from '../engine/projection-set.ts';
import { countedTable, namedTable } from './sample-tables.ts';
import { TALLY_TYPES } from './tally-view.ts';

/** The tables and types that tests follow a store with. */
export const SAMPLE_SET: ProjectionSet = { tables: [countedTable, namedTable], knownTypes: TALLY_TYPES };
