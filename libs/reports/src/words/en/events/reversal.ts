import type { ReversalRecorded } from '@pacta/ledger';
import { shortId } from '../../../names/names.ts';
import { actor, quoted, type Sentences } from './phrases.ts';

/** For the sentences of every slice whose events can be reversed. */
export const reversal: Sentences<ReversalRecorded> = {
  'EventReversed.v1': (event, names) =>
    `${actor(event, names)} took back event ${shortId(event.data.eventId)}: ${quoted(event.data.reason)}`,
};
