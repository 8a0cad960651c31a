import type { EventTable } from '../engine/event-table.ts';
import type { ProjectionSet } from '../engine/projection-set.ts';
import { foundStreamTable } from '../tables/found-stream.ts';
import { countedTable, namedTable } from './sample-tables.ts';
import { TALLY_TYPES } from './tally-view.ts';

/** The tables of the tests; `counted` may be another version of the first. */
export const sampleTables = (counted: EventTable = countedTable): readonly EventTable[] => [
  counted,
  namedTable,
  foundStreamTable(['Noted.v1']),
];

/** The tables and event types of the tests. */
export const SAMPLE_SET: ProjectionSet = { tables: sampleTables(), knownTypes: TALLY_TYPES };
