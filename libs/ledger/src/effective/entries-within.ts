import { periodBounds } from '../period.ts';
import type { Source } from '../view.ts';
import { isEffectiveWithin, type EffectiveRange } from './effective-range.ts';

/** An entry of a view as far as dates go: the event that made it, and the period that it is about. */
interface Dated {
  readonly by?: Source;
  readonly openedBy?: Source;
  readonly period?: string | null;
}

/**
 * A view's state with those entries of its lists alone that were effective within the range. An entry whose event names
 * no day counts where the period that it is about lies within; one that says neither is left out. What the thing itself
 * is (a commitment's pledge, a book's template) stays: it is what the entries belong to.
 */
export function entriesWithin<State>(state: State, range: EffectiveRange): State {
  return pruned(state, range) as State;
}

function pruned(value: unknown, range: EffectiveRange): unknown {
  // What stands within an entry belongs to it: the lines of a disclosure stay or go with it.
  if (Array.isArray(value)) return value.filter((each) => isEntryWithin(each, range));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, pruned(member, range)]));
}

function isEntryWithin(value: unknown, range: EffectiveRange): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const { by, openedBy, period } = value as Dated;
  const source = by ?? openedBy;
  if (source === undefined) return true;
  if (source.effectiveOn !== null) return isEffectiveWithin(range, source.effectiveOn);
  const bounds = typeof period === 'string' ? periodBounds(period) : undefined;
  return bounds !== undefined && isEffectiveWithin(range, bounds.first) && isEffectiveWithin(range, bounds.last);
}
