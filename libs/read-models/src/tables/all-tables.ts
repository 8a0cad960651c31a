import type { EventTable } from '../engine/event-table.ts';

/** Every table of lists and sums, in the order in which they are written. */
export const ALL_TABLES: readonly EventTable[] = [];
