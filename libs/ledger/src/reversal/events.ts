import { z } from 'zod';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { uuid } from '../identifiers.ts';
import { STREAM_CATEGORIES } from '../stream.ts';
import { text } from '../text.ts';

/** Characters of a reason for taking something back. */
export const LONGEST_REVERSAL_REASON = 2000;

/**
 * Reverses an earlier event of the same stream. Both stay on record; the earlier one no longer has an effect. The rules
 * of the aggregate say which events can be reversed, and by whom.
 */
export const eventReversed = defineEvent({
  type: 'EventReversed.v1',
  category: STREAM_CATEGORIES,
  data: z.strictObject({ eventId: uuid, reason: text(LONGEST_REVERSAL_REASON) }),
});

export const reversalEvents = [eventReversed] as const;
export type ReversalDecided = DecidedOf<typeof reversalEvents>;
export type ReversalRecorded = RecordedOf<typeof reversalEvents>;
/** The data of the event, and of every command that reverses something. */
export type Reversal = z.infer<typeof eventReversed.data>;
