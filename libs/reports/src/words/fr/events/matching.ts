import { idOf, type FlowMatchRecorded, type OrganisationRecorded } from '@pacta/ledger';
import { shortId } from '../../../names/names.ts';
import { actor, because, organisation, type Sentences } from './phrases.ts';
import { reversal } from './reversal.ts';

/** Matches of flows and of organisations. */
export const matching: Sentences<FlowMatchRecorded | OrganisationRecorded> = {
  ...reversal,
  'FlowsMatched.v1': (event, names) => {
    const { flow, with: other, why } = event.data;
    return `${actor(event, names)} a rapproché le flux publié de l’événement ${shortId(flow)} de celui de l’événement ${shortId(other.eventId)}${because(why)}`;
  },
  'OrganisationsMatched.v1': (event, names) =>
    `${actor(event, names)} a indiqué que ${organisation(idOf(event.stream), names)} et ${organisation(event.data.with, names)} sont une seule et même organisation${because(event.data.why)}`,
};
