import { periodBounds } from '../period.ts';
import type { Source } from '../view.ts';
import { dayOfMoney } from './day-of-money.ts';
import { isEffectiveWithin, type EffectiveRange } from './effective-range.ts';

/** The event that made an entry, its value date, and the period that the entry is about. */
interface Dated {
  readonly by?: Source;
  readonly openedBy?: Source;
  readonly valueDate?: string | null;
  readonly period?: string | null;
}

/**
 * A view's state with only those list entries whose day is within the range: of a movement by the rule of `dayOfMoney`. An
 * entry without a day counts where its period is within; one with neither is left out. Members outside lists (a
 * commitment's pledge, a book's template) stay.
 */
export function entriesWithin<State>(state: State, range: EffectiveRange): State {
  return pruned(state, range) as State;
}

function pruned(value: unknown, range: EffectiveRange): unknown {
  // Nested entries stay with their parent: the lines of a disclosure.
  if (Array.isArray(value)) return value.filter((each) => isEntryWithin(each, range));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, pruned(member, range)]));
}

function isEntryWithin(value: unknown, range: EffectiveRange): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const { by, openedBy, valueDate, period } = value as Dated;
  const source = by ?? openedBy;
  if (source === undefined) return true;
  const day = dayOfMoney(source.effectiveOn, valueDate);
  if (day !== null) return isEffectiveWithin(range, day);
  const bounds = typeof period === 'string' ? periodBounds(period) : undefined;
  return bounds !== undefined && isEffectiveWithin(range, bounds.first) && isEffectiveWithin(range, bounds.last);
}
