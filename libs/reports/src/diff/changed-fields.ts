import type { Figure } from '../figures/figure.ts';
import { NOT_COMPARED, type PathStep, type StatementField } from './statement-fields.ts';

/** One field of a statement that differs between the two moments. Null: it was absent. */
export interface ChangedField {
  /** Path of member names: `disbursed`, `disclosures 2026-03 / total`. */
  readonly field: string;
  /** The path as an array. */
  readonly path: readonly PathStep[];
  readonly from: unknown;
  readonly to: unknown;
  /** For a figure: the events added since. */
  readonly events: readonly string[];
}

type Members = Readonly<Record<string, unknown>>;

const notCompared: ReadonlySet<string> = new Set(NOT_COMPARED);

/** The members that identify an entry of a list. */
const KEYS = ['id', 'disclosure', 'challenge', 'line', 'stage', 'version', 'currency', 'actor', 'eventId'] as const;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFigure = (value: unknown): value is Figure => isObject(value) && 'amount' in value && 'events' in value;

/** By its own name, otherwise by the event that made it. */
export function keyOf(entry: unknown): string | undefined {
  if (!isObject(entry)) return undefined;
  const named = KEYS.map((key) => entry[key]).find((value) => typeof value === 'string' || typeof value === 'number');
  if (named !== undefined) return String(named);
  const events = entry['events'] ?? (entry['sum'] as Figure | undefined)?.events;
  return Array.isArray(events) && typeof events[0] === 'string' ? events[0] : undefined;
}

/** True for a list whose entries are all identified uniquely. */
export function isKeyed(list: unknown): list is readonly Members[] {
  if (!Array.isArray(list)) return false;
  const keys = list.map(keyOf);
  return keys.every((key) => key !== undefined) && new Set(keys).size === keys.length;
}

/** Every field in `from` and `to` that differs, by its deepest path. */
export function changedFields(from: unknown, to: unknown, path: readonly PathStep[] = []): readonly ChangedField[] {
  if (isFigure(from) || isFigure(to)) return figureChange(from, to, path);
  if (isObject(from) && isObject(to)) {
    const names = new Set([...Object.keys(from), ...Object.keys(to)].filter((name) => !notCompared.has(name)));
    // Both sides are objects of the statement, so their members are compared.
    return [...names].flatMap((name) =>
      changedFields(from[name], to[name], [...path, { name: name as StatementField, key: null }]),
    );
  }
  const last = path.at(-1);
  if (last !== undefined && isKeyed(from) && isKeyed(to) && from.length + to.length > 0) {
    const [before, after] = [byKey(from), byKey(to)];
    const keys = new Set([...before.keys(), ...after.keys()]);
    return [...keys].flatMap((key) =>
      changedFields(before.get(key), after.get(key), [...path.slice(0, -1), { ...last, key }]),
    );
  }
  return JSON.stringify(from) === JSON.stringify(to)
    ? []
    : [{ field: fieldOf(path), path, from: from ?? null, to: to ?? null, events: [] }];
}

function figureChange(from: unknown, to: unknown, path: readonly PathStep[]): readonly ChangedField[] {
  const [was, is] = [plainFigure(from), plainFigure(to)];
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const known = new Set(isFigure(from) ? from.events : []);
  const events = isFigure(to) ? to.events.filter((id) => !known.has(id)) : [];
  return [{ field: fieldOf(path), path, from: was, to: is, events }];
}

const plainFigure = (value: unknown): unknown =>
  isFigure(value) ? { amount: value.amount, currency: value.currency } : (value ?? null);

const fieldOf = (path: readonly PathStep[]): string =>
  path.map(({ name, key }) => (key === null ? name : `${name} ${key}`)).join(' / ');

const byKey = (list: readonly Members[]): ReadonlyMap<string, Members> =>
  new Map(list.map((entry) => [keyOf(entry) ?? '', entry]));
