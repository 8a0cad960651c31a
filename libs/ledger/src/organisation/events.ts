import { z } from 'zod';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { uuid } from '../identifiers.ts';
import { eventReversed } from '../reversal/events.ts';
import { text } from '../text.ts';

/** Characters that say what shows that both are one. */
export const LONGEST_ORGANISATION_MATCH_REASON = 2000;

/**
 * The organisation of this stream and the one named are the same: two registers know it by two numbers, or a publisher
 * only knew its name.
 */
export const organisationsMatched = defineEvent({
  type: 'OrganisationsMatched.v1',
  category: 'organisation',
  data: z.strictObject({ with: uuid, why: text(LONGEST_ORGANISATION_MATCH_REASON) }),
});

export const organisationEvents = [organisationsMatched, eventReversed] as const;
export type OrganisationDecided = DecidedOf<typeof organisationEvents>;
export type OrganisationRecorded = RecordedOf<typeof organisationEvents>;
