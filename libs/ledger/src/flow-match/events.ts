import { z } from 'zod';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { uuid } from '../identifiers.ts';
import { eventReversed } from '../reversal/events.ts';
import { line, text } from '../text.ts';

/** Characters that say what shows that both are one. */
export const LONGEST_FLOW_MATCH_REASON = 2000;

/**
 * A reported flow of this stream is the same money as another flow: one that somebody else reported, or a movement or
 * promise of a commitment recorded first-hand. The two then count once.
 */
export const flowsMatched = defineEvent({
  type: 'FlowsMatched.v1',
  category: 'report',
  data: z.strictObject({
    /** Event id of the FlowReported or GrantReported on this stream. */
    flow: uuid,
    with: z.strictObject({
      /** Stream of the other flow: `report-…` or `commitment-…`. */ stream: line(100),
      eventId: uuid,
    }),
    why: text(LONGEST_FLOW_MATCH_REASON),
  }),
});

export const flowMatchEvents = [flowsMatched, eventReversed] as const;
export type FlowMatchDecided = DecidedOf<typeof flowMatchEvents>;
export type FlowMatchRecorded = RecordedOf<typeof flowMatchEvents>;
