import { foldBy } from '../fold-by.ts';
import type { OrganisationRecorded } from './events.ts';
import type { OrganisationState } from './state.ts';

export const organisationFold = foldBy<OrganisationState, OrganisationRecorded>(
  { matches: new Map() },
  {
    'OrganisationsMatched.v1': (state, { eventId, data }, run) => ({
      matches: run.withEntry(state.matches, eventId, { with: data.with, reversed: false }),
    }),
    'EventReversed.v1': (state, { data }, run) => {
      const match = state.matches.get(data.eventId);
      if (match === undefined) return state;
      return { matches: run.withEntry(state.matches, data.eventId, { ...match, reversed: true }) };
    },
  },
);
