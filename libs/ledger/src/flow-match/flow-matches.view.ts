import { FoldRun } from '../fold-run.ts';
import { sourceOf, type EntityView, type IndexedEvent, type Source } from '../view.ts';
import type { FlowMatchRecorded } from './events.ts';
import type { PlacedFlow } from './matched-sides.ts';

/** One match, and the event that reversed it. */
export interface FlowMatch {
  readonly flow: PlacedFlow;
  readonly with: PlacedFlow;
  readonly why: string;
  readonly by: Source;
  readonly reversed: { readonly reason: string; readonly by: Source } | null;
}

/** The matches on the stream of one report; most reports have none. */
export interface FlowMatches {
  readonly matches: readonly FlowMatch[];
}

const matchingOf = ({ by }: FlowMatch): string => by.eventId;

function evolve(state: FlowMatches, indexed: IndexedEvent, run = FoldRun.ONE_STEP): FlowMatches {
  const event = indexed as FlowMatchRecorded & IndexedEvent;
  const by = sourceOf(indexed);
  switch (event.type) {
    case 'FlowsMatched.v1': {
      const { flow, with: other, why } = event.data;
      const placed = { stream: event.stream, eventId: flow };
      return { matches: run.appended(state.matches, [{ flow: placed, with: other, why, by, reversed: null }]) };
    }
    case 'EventReversed.v1': {
      const { eventId, reason } = event.data;
      const reversed = { reason, by };
      return { matches: run.changedWhere(state.matches, matchingOf, eventId, (match) => ({ ...match, reversed })) };
    }
    default:
      return state;
  }
}

/** A view of its own, so that all matches of a ledger are read without the reports. */
export const flowMatches: EntityView<FlowMatches> = {
  name: 'flow-matches',
  category: 'report',
  sparse: ['FlowsMatched.v1'],
  fold: { initialState: { matches: [] }, evolve },
};
