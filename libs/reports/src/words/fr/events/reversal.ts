import type { ReversalRecorded } from '@pacta/ledger';
import { shortId } from '../../../names/names.ts';
import { actor, because, type Sentences } from './phrases.ts';

/** For the sentences of every slice whose events can be reversed. */
export const reversal: Sentences<ReversalRecorded> = {
  'EventReversed.v1': (event, names) =>
    `${actor(event, names)} a annulé l’événement ${shortId(event.data.eventId)}${because(event.data.reason)}`,
};
