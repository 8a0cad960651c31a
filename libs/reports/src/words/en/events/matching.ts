import { idOf, type FlowMatchRecorded, type OrganisationRecorded } from '@pacta/ledger';
import { shortId } from '../../../names/names.ts';
import { actor, organisation, quoted, type Sentences } from './phrases.ts';
import { reversal } from './reversal.ts';

/** Matches of flows and of organisations. */
export const matching: Sentences<FlowMatchRecorded | OrganisationRecorded> = {
  ...reversal,
  'FlowsMatched.v1': (event, names) => {
    const { flow, with: other, why } = event.data;
    return `${actor(event, names)} matched the reported flow of event ${shortId(flow)} with that of event ${shortId(other.eventId)}: ${quoted(why)}`;
  },
  'OrganisationsMatched.v1': (event, names) =>
    `${actor(event, names)} said that ${organisation(idOf(event.stream), names)} is ${organisation(event.data.with, names)}: ${quoted(event.data.why)}`,
};
