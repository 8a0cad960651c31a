import type { EventTable } from '../engine/event-table.ts';
import { commitmentTable } from './commitment.ts';
import { foundStream } from './found-stream.ts';
import { moneyMovement } from './money-movement.ts';
import { partnerTable } from './partner.ts';
import { partnershipTable } from './partnership.ts';
import { referenceTable } from './reference.ts';
import { relatedActivity } from './related-activity.ts';
import { roleHeld } from './role-held.ts';

/** Every table of lists and sums, in the order in which they are written. */
export const ALL_TABLES: readonly EventTable[] = [
  roleHeld,
  partnershipTable,
  partnerTable,
  // Before its movements, whose statements read its rows.
  commitmentTable,
  moneyMovement,
  foundStream,
  referenceTable,
  relatedActivity,
];
