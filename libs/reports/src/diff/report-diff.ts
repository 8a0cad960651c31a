import { formatMoney, parseMoney, subtractMoney } from '@pacta/ledger';
import { amountText } from '../figures/amount-text.ts';
import type { LogLine } from '../log/log-line.ts';
import type { AsOf, TransparencyReport } from '../transparency/transparency-report.ts';
import { changedFields, isKeyed, keyOf, type ChangedField } from './changed-fields.ts';

/** One thing of the report: a commitment, a cost book, a partner … */
export interface DiffItem {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
  /** Events that made it what it is since the first moment. */
  readonly events: readonly string[];
}

export interface ChangedItem extends DiffItem {
  readonly fields: readonly ChangedField[];
}

/** What was taken back: an event by another, or a thing that no longer counts. */
export interface ReversedItem {
  readonly kind: string;
  readonly label: string;
  /** The event that was taken back; null where it is not known which. */
  readonly eventId: string | null;
  readonly reversedBy: string | null;
  readonly reason: string | null;
}

export interface ChangedTotal {
  readonly currency: string;
  /** pledged, committed, disbursed … */
  readonly basis: string;
  /** Decimal strings in major units. */
  readonly from: string;
  readonly to: string;
  readonly change: string;
  readonly events: readonly string[];
}

/** What became of a partnership between two moments of the log, for one reader. */
export interface ReportDiff {
  readonly report: 'diff';
  readonly partnership: { readonly id: string; readonly name: string | null };
  readonly reader: string;
  readonly from: AsOf;
  readonly to: AsOf;
  readonly totals: readonly ChangedTotal[];
  readonly added: readonly DiffItem[];
  readonly changed: readonly ChangedItem[];
  readonly reversed: readonly ReversedItem[];
  /** What was recorded in between, as this reader may see it, in log order. */
  readonly events: readonly LogLine[];
  /** How many more there are; the log has them. */
  readonly moreEvents: number;
}

export interface DiffSource {
  /** Undefined where nothing was founded yet. */
  readonly from: TransparencyReport | undefined;
  readonly fromAsOf: AsOf;
  readonly to: TransparencyReport;
  readonly events: readonly LogLine[];
  readonly moreEvents: number;
}

type Members = Readonly<Record<string, unknown>>;

/** What says how a report was made, or follows from its other parts. */
const NO_SECTIONS = new Set([
  'report',
  'asOf',
  'effective',
  'reader',
  'attention',
  'totals',
  'events',
  'actors',
  'verify',
  'synthetic',
]);

const KINDS: Readonly<Record<string, string>> = {
  partners: 'partner',
  commitments: 'commitment',
  movements: 'movement',
  costBooks: 'cost book',
  contributions: 'contribution',
  decisions: 'decision',
  reports: 'report',
  reportedFlows: 'reported flow',
  matches: 'match',
};

/** Compares two reports made for the same reader: so it tells nothing that the two do not show. */
export function reportDiff({ from, fromAsOf, to, events, moreEvents }: DiffSource): ReportDiff {
  const since = newEvents(from, to);
  const [before, after] = [itemsOf(from), itemsOf(to)];
  const added: DiffItem[] = [];
  const changed: ChangedItem[] = [];
  for (const [key, item] of after) {
    const was = before.get(key);
    const recent = {
      kind: item.kind,
      id: item.id,
      label: item.label,
      events: eventsIn(item.value).filter((id) => since.has(id)),
    };
    if (was === undefined) added.push(recent);
    else {
      const fields = changedFields(was.value, item.value);
      if (fields.length > 0) changed.push({ ...recent, fields });
    }
  }
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, item]) => item);
  return {
    report: 'diff',
    partnership: { id: to.partnership.id, name: to.partnership.name },
    reader: to.reader,
    from: fromAsOf,
    to: to.asOf,
    totals: totalsChanged(from, to),
    added,
    changed,
    reversed: reversals(events, gone),
    events,
    moreEvents,
  };
}

interface Item {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
  readonly value: unknown;
}

/** Every entry of every keyed list, one or two steps down; what is no list is one thing of its own. */
function itemsOf(report: TransparencyReport | undefined): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  const take = (section: string, value: unknown): void => {
    if (!isKeyed(value)) {
      found.set(section, { kind: KINDS[section] ?? section, id: section, label: section, value });
      return;
    }
    for (const entry of value) {
      const id = keyOf(entry) ?? '';
      found.set(`${section} ${id}`, { kind: KINDS[section] ?? section, id, label: labelOf(entry, id), value: entry });
    }
  };
  for (const [section, value] of Object.entries(report ?? {})) {
    if (NO_SECTIONS.has(section)) continue;
    if (isKeyed(value) || typeof value !== 'object' || value === null) take(section, value);
    else {
      const lists = Object.entries(value as Members).filter(([, member]) => isKeyed(member));
      for (const [name, list] of lists) take(name, list);
      const rest = Object.fromEntries(Object.entries(value as Members).filter(([, member]) => !isKeyed(member)));
      take(section, rest);
    }
  }
  return found;
}

function labelOf(entry: Members, id: string): string {
  const named = ['name', 'product', 'title', 'skill', 'kind']
    .map((key) => entry[key])
    .find((text) => typeof text === 'string');
  const [from, to] = [nameIn(entry['provider'] ?? entry['from']), nameIn(entry['receiver'] ?? entry['to'])];
  const sum = entry['sum'] ?? entry['pledged'];
  const money = isAmount(sum) ? amountText(sum) : '';
  const sides = from === undefined || to === undefined ? '' : `${from} to ${to}`;
  const text = [named, money, sides].filter((part) => part !== undefined && part !== '').join(', ');
  return text === '' ? id : text;
}

const nameIn = (party: unknown): string | undefined =>
  typeof party === 'object' && party !== null && 'name' in party ? String(party.name) : undefined;

const isAmount = (value: unknown): value is { readonly amount: string; readonly currency: string } =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

function eventsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return [...new Set(value.flatMap(eventsIn))];
  const own = (value as { readonly events?: unknown }).events;
  const cited = Array.isArray(own) ? own.filter((id): id is string => typeof id === 'string') : [];
  return [...new Set([...cited, ...Object.values(value).flatMap(eventsIn)])];
}

function newEvents(from: TransparencyReport | undefined, to: TransparencyReport): ReadonlySet<string> {
  const known = new Set((from?.events ?? []).map(({ eventId }) => eventId));
  return new Set(to.events.map(({ eventId }) => eventId).filter((id) => !known.has(id)));
}

function totalsChanged(from: TransparencyReport | undefined, to: TransparencyReport): readonly ChangedTotal[] {
  const before = new Map((from?.totals ?? []).map((row) => [row.currency, row]));
  const currencies = new Set([...before.keys(), ...to.totals.map(({ currency }) => currency)]);
  return [...currencies].toSorted().flatMap((currency) => {
    const [was, is] = [before.get(currency), to.totals.find((row) => row.currency === currency)];
    const bases = Object.keys(was ?? is ?? {}).filter((name) => name !== 'currency');
    return bases.flatMap((basis) => changedTotal(currency, basis, was, is));
  });
}

function changedTotal(currency: string, basis: string, was: unknown, is: unknown): readonly ChangedTotal[] {
  const figure = (row: unknown) =>
    (row as Record<string, { readonly amount: string; readonly events: readonly string[] }> | undefined)?.[basis];
  const [before, after] = [figure(was), figure(is)];
  const [from, to] = [before, after].map((each) => parseMoney(each?.amount ?? '0', currency));
  if (from === undefined || to === undefined || from.amount === to.amount) return [];
  const known = new Set(before?.events ?? []);
  const change = formatMoney(subtractMoney(to, from));
  const events = (after?.events ?? []).filter((id) => !known.has(id));
  return [{ currency, basis, from: formatMoney(from), to: formatMoney(to), change, events }];
}

/** Reversals by their events; then what is gone from the report and no reversal accounts for. */
function reversals(events: readonly LogLine[], gone: readonly Item[]): readonly ReversedItem[] {
  const byEvent = events
    .filter(({ type }) => type.startsWith('EventReversed.'))
    .map((event): ReversedItem => {
      const { eventId, reason } = event.data as { readonly eventId: string; readonly reason: string };
      const item = gone.find(({ value }) => eventsIn(value).includes(eventId));
      return { kind: item?.kind ?? 'event', label: item?.label ?? eventId, eventId, reversedBy: event.eventId, reason };
    });
  const accounted = new Set(byEvent.map(({ eventId }) => eventId));
  const others = gone
    .filter(({ value }) => !eventsIn(value).some((id) => accounted.has(id)))
    .map(({ kind, label, value }) => ({
      kind,
      label,
      eventId: eventsIn(value)[0] ?? null,
      reversedBy: null,
      reason: null,
    }));
  return [...byEvent, ...others];
}
