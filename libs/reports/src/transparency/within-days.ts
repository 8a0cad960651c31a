import { entriesWithin, isEffectiveWithin, type EffectiveRange, type Source } from '@pacta/ledger';
import { everything, type CountsEvent } from './commitment-terms.ts';

/** The parts of the views that count where only certain days are requested. */
export interface WithinDays {
  /** A view's state without the entries of other days. */
  readonly entries: <State>(state: State) => State;
  /** Whether a thing of a single entry counts: by its day, otherwise by its period. */
  readonly thing: (entry: { readonly by: Source; readonly period?: string | null } | null) => boolean;
  readonly counts: CountsEvent;
}

export const ALL_DAYS: WithinDays = { entries: (state) => state, thing: () => true, counts: everything };

/** `events`: all events of the report, which have the days; read only where certain days are requested. */
export function withinDays(range: EffectiveRange | undefined, events: () => readonly Source[]): WithinDays {
  if (range === undefined) return ALL_DAYS;
  const days = new Map(events().map(({ eventId, effectiveOn }) => [eventId, effectiveOn]));
  return {
    entries: (state) => entriesWithin(state, range),
    thing: (entry) => entriesWithin([entry], range).length === 1,
    counts: (eventId) => isEffectiveWithin(range, days.get(eventId)),
  };
}
