import { z } from 'zod';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { uuid } from '../identifiers.ts';
import { STREAM_CATEGORIES } from '../stream.ts';
import { text } from '../text.ts';

/** Characters of a reason for taking something back. */
export const LONGEST_REVERSAL_REASON = 2000;

/**
 * Takes an earlier event of the same stream back. Both stay on record; what the earlier one did no longer counts.
 * Which events of an aggregate can be taken back, and by whom, its own rules say (domain.md, 'Reversal').
 */
export const eventReversed = defineEvent({
  type: 'EventReversed.v1',
  category: STREAM_CATEGORIES,
  data: z.strictObject({ eventId: uuid, reason: text(LONGEST_REVERSAL_REASON) }),
});

export const reversalEvents = [eventReversed] as const;
export type ReversalDecided = DecidedOf<typeof reversalEvents>;
export type ReversalRecorded = RecordedOf<typeof reversalEvents>;
/** The data of the event, and of every command that takes something back. */
export type Reversal = z.infer<typeof eventReversed.data>;
