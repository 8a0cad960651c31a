import { FoldRun } from '../fold-run.ts';
import { idOf } from '../stream.ts';
import { sourceOf, type EntityView, type IndexedEvent, type Source } from '../view.ts';
import type { OrganisationRecorded } from './events.ts';

/** One match, and the event that reversed it. */
export interface OrganisationMatch {
  readonly with: string;
  readonly why: string;
  readonly by: Source;
  readonly reversed: { readonly reason: string; readonly by: Source } | null;
}

/** The matches of one organisation; at most one is in force, reversed ones stay on record. */
export interface OrganisationMatches {
  readonly id: string;
  readonly matches: readonly OrganisationMatch[];
}

const matchingOf = ({ by }: OrganisationMatch): string => by.eventId;

function evolve(state: OrganisationMatches, indexed: IndexedEvent, run = FoldRun.ONE_STEP): OrganisationMatches {
  const event = indexed as OrganisationRecorded & IndexedEvent;
  const by = sourceOf(indexed);
  switch (event.type) {
    case 'OrganisationsMatched.v1': {
      const match = { ...event.data, by, reversed: null };
      return { id: idOf(event.stream), matches: run.appended(state.matches, [match]) };
    }
    case 'EventReversed.v1': {
      const { eventId, reason } = event.data;
      const reversed = { reason, by };
      const matches = run.changedWhere(state.matches, matchingOf, eventId, (match) => ({ ...match, reversed }));
      return { ...state, matches };
    }
    default:
      return state;
  }
}

export const organisationMatches: EntityView<OrganisationMatches> = {
  name: 'organisation-matches',
  category: 'organisation',
  sparse: ['OrganisationsMatched.v1'],
  fold: { initialState: { id: '', matches: [] }, evolve },
};
