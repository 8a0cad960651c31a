import type { Figure } from '../figures/figure.ts';
import { LazyList, type Items } from './lazy-list.ts';

/** All events of one figure. */
export interface FigureEvents extends Partial<Pick<Figure, 'amount' | 'currency' | 'synthetic'>> {
  readonly eventCount: number;
  readonly events: readonly string[];
}

/**
 * Whether a member lists the events of the object that it is in. The `events` of a whole statement are a list of their
 * own.
 */
export const isEventList = (path: string, name: string, member: unknown): member is readonly string[] =>
  path !== '' &&
  (name === 'events' || name.endsWith('Events')) &&
  Array.isArray(member) &&
  (member.length === 0 || typeof member[0] === 'string');

/** Whether a member is a list, its items made or not. */
export const isList = (value: unknown): value is Items<unknown> => Array.isArray(value) || value instanceof LazyList;

/** The value at a path with dots (`totals.0.pledged`); undefined where there is none. */
function memberAt(statement: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    if (isList(value))
      return /^(?:0|[1-9]\d{0,8})$/.test(name) ? value.slice(Number(name), Number(name) + 1)[0] : undefined;
    return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? (value as Readonly<Record<string, unknown>>)[name]
      : undefined;
  }, statement);
}

/** Parent path and last name. */
function split(path: string): readonly [string, string] {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? ['', path] : [path.slice(0, dot), path.slice(dot + 1)];
}

/** A whole list by its name, which is its path with dots; undefined where the statement has no such list. */
export function listOf(statement: object, name: string): Items<unknown> | undefined {
  const found = memberAt(statement, name);
  return isList(found) && !isEventList(...split(name), found) ? found : undefined;
}

/**
 * All events of the figure, or other object with events, at a path; the path may also be of the event list itself
 * (`decisions.0.tallyEvents`). Undefined where there is none.
 */
export function figureAt(statement: object, path: string): FigureEvents | undefined {
  const found = memberAt(statement, path);
  const [holder, name] = split(path);
  if (isEventList(holder, name, found)) return { eventCount: found.length, events: found };
  if (typeof found !== 'object' || found === null || !('events' in found)) return undefined;
  const { events } = found;
  if (!isEventList(path, 'events', events)) return undefined;
  const { amount, currency, synthetic } = found as Partial<Figure>;
  return {
    // A sum of money has its amount as text; other objects have only events.
    ...(typeof amount === 'string' && typeof currency === 'string' ? { amount, currency } : {}),
    ...(typeof synthetic === 'string' ? { synthetic } : {}),
    eventCount: events.length,
    events,
  };
}
