import { idOf } from '../stream.ts';
import { sourceOf, type EntityView, type IndexedEvent, type Source } from '../view.ts';
import type { OrganisationRecorded } from './events.ts';

/** One match, and what took it back. */
export interface OrganisationMatch {
  readonly with: string;
  readonly why: string;
  readonly by: Source;
  readonly reversed: { readonly reason: string; readonly by: Source } | null;
}

/** What one organisation was made one with; at most one match stands, the others stay on record. */
export interface OrganisationMatches {
  readonly id: string;
  readonly matches: readonly OrganisationMatch[];
}

function evolve(state: OrganisationMatches, indexed: IndexedEvent): OrganisationMatches {
  const event = indexed as OrganisationRecorded & IndexedEvent;
  const by = sourceOf(indexed);
  switch (event.type) {
    case 'OrganisationsMatched.v1':
      return { id: idOf(event.stream), matches: [...state.matches, { ...event.data, by, reversed: null }] };
    case 'EventReversed.v1': {
      const { eventId, reason } = event.data;
      const matches = state.matches.map((match) =>
        match.by.eventId === eventId ? { ...match, reversed: { reason, by } } : match,
      );
      return { ...state, matches };
    }
    default:
      return state;
  }
}

export const organisationMatches: EntityView<OrganisationMatches> = {
  name: 'organisation-matches',
  category: 'organisation',
  fold: { initialState: { id: '', matches: [] }, evolve },
};
