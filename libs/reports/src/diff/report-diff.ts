import { formatMoney, parseMoney, subtractMoney } from '@pacta/ledger';
import type { LogLine } from '../log/log-line.ts';
import type { ReaderDescription } from '../transparency/reader.ts';
import type { Movement } from '../transparency/movements.ts';
import type { CurrencyTotals } from '../transparency/totals.ts';
import type { AsOf, TransparencyReport } from '../transparency/transparency-report.ts';
import { changedFields, isKeyed, keyOf, type ChangedField } from './changed-fields.ts';
import { NO_SECTIONS, type StatementField } from './statement-fields.ts';

/** By what people know a thing; its id tells it from others of the same. Null: that is not said of it. */
export interface DiffSubject {
  /** As people call it, or the source's own code of a reported flow. */
  readonly name: string | null;
  /** Of money that moved. */
  readonly movement: Movement['kind'] | null;
  readonly amount: CurrencySum | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** A decimal string in major units. */
export interface CurrencySum {
  readonly amount: string;
  readonly currency: string;
}

/** One thing of the statement: a commitment, a cost book, a partner … */
export interface DiffItem {
  readonly kind: DiffKind;
  readonly id: string;
  readonly subject: DiffSubject;
  /** Events that made it what it is since the first moment. */
  readonly events: readonly string[];
}

export interface ChangedItem extends DiffItem {
  readonly fields: readonly ChangedField[];
}

/** What was taken back: an event by another, or a thing that no longer counts. */
export interface ReversedItem {
  readonly kind: DiffKind | 'event';
  /** Of the thing that is gone; of the event where none is. */
  readonly id: string;
  readonly subject: DiffSubject;
  /** The event that was taken back; null where it is not known which. */
  readonly eventId: string | null;
  readonly reversedBy: string | null;
  readonly reason: string | null;
}

export interface ChangedTotal {
  readonly currency: string;
  readonly basis: TotalBasis;
  /** Decimal strings in major units. */
  readonly from: string;
  readonly to: string;
  readonly change: string;
  readonly events: readonly string[];
}

export type TotalBasis = Exclude<keyof CurrencyTotals, 'currency' | 'byOrigin'>;

/** What became of a partnership between two moments of the log, for one reader. */
export interface ReportDiff {
  readonly report: 'diff';
  readonly partnership: { readonly id: string; readonly name: string | null };
  readonly reader: ReaderDescription;
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

/** Of each list, or part that is no list, what one of its things is. */
const KINDS = {
  partnership: 'partnership',
  partners: 'partner',
  commitments: 'commitment',
  chains: 'chains',
  movements: 'movement',
  reports: 'report',
  reportedFlows: 'reported-flow',
  matches: 'match',
  costBooks: 'cost-book',
  inKind: 'in-kind',
  contributions: 'contribution',
  goods: 'goods',
  value: 'value-in-kind',
  decisions: 'decision',
} as const satisfies Readonly<Partial<Record<StatementField, string>>>;

export type DiffKind = (typeof KINDS)[keyof typeof KINDS];

const kindOf = (section: string): DiffKind => KINDS[section as keyof typeof KINDS];

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
      subject: item.subject,
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
  readonly kind: DiffKind;
  readonly id: string;
  readonly subject: DiffSubject;
  readonly value: unknown;
}

/** Every entry of every keyed list, one or two steps down; what is no list is one thing of its own. */
function itemsOf(report: TransparencyReport | undefined): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  const take = (section: string, value: unknown): void => {
    if (!isKeyed(value)) {
      found.set(section, { kind: kindOf(section), id: section, subject: UNNAMED, value });
      return;
    }
    for (const entry of value) {
      const id = keyOf(entry) ?? '';
      found.set(`${section} ${id}`, { kind: kindOf(section), id, subject: subjectOf(section, entry), value: entry });
    }
  };
  for (const [section, value] of Object.entries(report ?? {})) {
    if (NO_SECTIONS.some((name) => name === section)) continue;
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

const UNNAMED: DiffSubject = { name: null, movement: null, amount: null, from: null, to: null };

/** Where it is no name, product, title or skill. */
const CALLED_BY: Readonly<Record<string, readonly string[]>> = { reportedFlows: ['kind'], goods: ['description'] };

function subjectOf(section: string, entry: Members): DiffSubject {
  const movement = section === 'movements' ? (entry as unknown as Movement).kind : null;
  const members = CALLED_BY[section] ?? ['name', 'product', 'title', 'skill'];
  const names = members.map((member) => entry[member]);
  const sum = entry['sum'] ?? entry['pledged'];
  const [from, to] = [nameIn(entry['provider'] ?? entry['from']), nameIn(entry['receiver'] ?? entry['to'])];
  return {
    name: names.find((text) => typeof text === 'string') ?? null,
    movement,
    amount: isAmount(sum) ? { amount: sum.amount, currency: sum.currency } : null,
    ...(from === undefined || to === undefined ? { from: null, to: null } : { from, to }),
  };
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
    const bases = Object.keys(was ?? is ?? {}).filter((name) => name !== 'currency' && name !== 'byOrigin');
    return (bases as TotalBasis[]).flatMap((basis) => changedTotal(currency, basis, was, is));
  });
}

function changedTotal(currency: string, basis: TotalBasis, was: unknown, is: unknown): readonly ChangedTotal[] {
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
      return {
        kind: item?.kind ?? 'event',
        id: item?.id ?? eventId,
        subject: item?.subject ?? UNNAMED,
        eventId,
        reversedBy: event.eventId,
        reason,
      };
    });
  const accounted = new Set(byEvent.map(({ eventId }) => eventId));
  const others = gone
    .filter(({ value }) => !eventsIn(value).some((id) => accounted.has(id)))
    .map(({ kind, id, subject, value }) => ({
      kind,
      id,
      subject,
      eventId: eventsIn(value)[0] ?? null,
      reversedBy: null,
      reason: null,
    }));
  return [...byEvent, ...others];
}
