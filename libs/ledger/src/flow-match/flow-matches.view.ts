import { sourceOf, type EntityView, type IndexedEvent, type Source } from '../view.ts';
import type { FlowMatchRecorded } from './events.ts';
import type { PlacedFlow } from './matched-sides.ts';

/** One match, and what took it back. */
export interface FlowMatch {
  readonly flow: PlacedFlow;
  readonly with: PlacedFlow;
  readonly why: string;
  readonly by: Source;
  readonly reversed: { readonly reason: string; readonly by: Source } | null;
}

/** The matches that stand on the stream of one report; most reports have none. */
export interface FlowMatches {
  readonly matches: readonly FlowMatch[];
}

function evolve(state: FlowMatches, indexed: IndexedEvent): FlowMatches {
  const event = indexed as FlowMatchRecorded & IndexedEvent;
  const by = sourceOf(indexed);
  switch (event.type) {
    case 'FlowsMatched.v1': {
      const { flow, with: other, why } = event.data;
      const placed = { stream: event.stream, eventId: flow };
      return { matches: [...state.matches, { flow: placed, with: other, why, by, reversed: null }] };
    }
    case 'EventReversed.v1': {
      const { eventId, reason } = event.data;
      return {
        matches: state.matches.map((match) =>
          match.by.eventId === eventId ? { ...match, reversed: { reason, by } } : match,
        ),
      };
    }
    default:
      return state;
  }
}

/** Apart from the reports themselves, so that all matches of a ledger are read without reading what was reported. */
export const flowMatches: EntityView<FlowMatches> = {
  name: 'flow-matches',
  category: 'report',
  fold: { initialState: { matches: [] }, evolve },
};
