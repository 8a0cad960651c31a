import { entriesWithin, isEffectiveWithin, type EffectiveRange, type Source } from '@pacta/ledger';
import { everyDay, type CountsDay } from './commitment-terms.ts';

/** The parts of the views that count where only certain days are requested. */
export interface WithinDays {
  /** A view's state without the entries of other days. */
  readonly entries: <State>(state: State) => State;
  /** Whether a thing of a single entry counts: by its day, otherwise by its period. */
  readonly thing: (entry: { readonly by: Source; readonly period?: string | null } | null) => boolean;
  readonly counts: CountsDay;
}

export const ALL_DAYS: WithinDays = { entries: (state) => state, thing: () => true, counts: everyDay };

export function withinDays(range: EffectiveRange | undefined): WithinDays {
  if (range === undefined) return ALL_DAYS;
  return {
    entries: (state) => entriesWithin(state, range),
    thing: (entry) => entriesWithin([entry], range).length === 1,
    counts: (day) => isEffectiveWithin(range, day),
  };
}
