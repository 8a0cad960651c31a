import { entriesWithin, isEffectiveWithin, type EffectiveRange, type Source } from '@pacta/ledger';
import { everything, type CountsEvent } from './commitment-terms.ts';

/** What of the views counts where only certain days are asked for. */
export interface WithinDays {
  /** A view's state without the entries of other days. */
  readonly entries: <State>(state: State) => State;
  /** Whether a thing that is one entry counts: by its day, else by the period that it is about. */
  readonly thing: (entry: { readonly by: Source; readonly period?: string | null } | null) => boolean;
  readonly counts: CountsEvent;
}

export const ALL_DAYS: WithinDays = { entries: (state) => state, thing: () => true, counts: everything };

/** `events`: all those behind the report, which know the days. */
export function withinDays(range: EffectiveRange | undefined, events: readonly Source[]): WithinDays {
  if (range === undefined) return ALL_DAYS;
  const days = new Map(events.map(({ eventId, effectiveOn }) => [eventId, effectiveOn]));
  return {
    entries: (state) => entriesWithin(state, range),
    thing: (entry) => entriesWithin([entry], range).length === 1,
    counts: (eventId) => isEffectiveWithin(range, days.get(eventId)),
  };
}
