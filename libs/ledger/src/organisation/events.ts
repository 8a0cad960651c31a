import { z } from 'zod';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { uuid } from '../identifiers.ts';
import { eventReversed } from '../reversal/events.ts';
import { text } from '../text.ts';

/**
 * The organisation of this stream and the one named are the same: two registers know it by two numbers, or a publisher
 * only knew its name.
 */
export const organisationsMatched = defineEvent({
  type: 'OrganisationsMatched.v1',
  category: 'organisation',
  data: z.strictObject({ with: uuid, why: text(2000) }),
});

export const organisationEvents = [organisationsMatched, eventReversed] as const;
export type OrganisationDecided = DecidedOf<typeof organisationEvents>;
export type OrganisationRecorded = RecordedOf<typeof organisationEvents>;
