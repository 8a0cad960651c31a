import { FoldRun } from '../fold-run.ts';
import { idOf } from '../stream.ts';
import { sourceOf, type EntityView, type IndexedEvent, type Source } from '../view.ts';
import type { RateEvent } from './events.ts';

export interface RateEntry {
  /** `EUR/USD`: dollars for one euro. */
  readonly pair: string;
  readonly rate: string;
  /** Plain date. */
  readonly date: string;
  readonly source: string;
  readonly by: Source;
  /** The event that reversed it. */
  readonly reversedBy: Source | null;
}

/** The recorded rates of one pair in one year; reversed ones stay, in the order they were recorded. */
export interface RateRegister {
  readonly id: string;
  readonly rates: readonly RateEntry[];
}

const recordingOf = ({ by }: RateEntry): string => by.eventId;

function evolve(state: RateRegister, indexed: IndexedEvent, run = FoldRun.ONE_STEP): RateRegister {
  const event = indexed as RateEvent & IndexedEvent;
  const by = sourceOf(indexed);
  switch (event.type) {
    case 'RateRecorded.v1': {
      const rate = { ...event.data, by, reversedBy: null };
      return { id: idOf(event.stream), rates: run.appended(state.rates, [rate]) };
    }
    case 'EventReversed.v1': {
      const { eventId } = event.data;
      const rates = run.changedWhere(state.rates, recordingOf, eventId, (rate) => ({ ...rate, reversedBy: by }));
      return { ...state, rates };
    }
    default:
      return state;
  }
}

export const rateRegister: EntityView<RateRegister> = {
  name: 'rate-register',
  category: 'rate',
  fold: { initialState: { id: '', rates: [] }, evolve },
};
