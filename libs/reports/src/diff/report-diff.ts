import { formatMoney, parseMoney, subtractMoney } from '@pacta/ledger';
import type { LogLine } from '../log/log-line.ts';
import type { ReaderDescription } from '../transparency/reader.ts';
import type { CurrencyTotals } from '../transparency/totals.ts';
import type { AsOf, TransparencyReport } from '../transparency/transparency-report.ts';
import { changedFields, type ChangedField } from './changed-fields.ts';
import { eventsIn, itemsOf, UNNAMED, type DiffKind, type DiffSubject, type StatedItem } from './stated-items.ts';

/** One item of the statement: a commitment, a cost book, a partner … */
export interface DiffItem {
  readonly kind: DiffKind;
  readonly id: string;
  readonly subject: DiffSubject;
  /** Events that changed it since the first moment. */
  readonly events: readonly string[];
}

export interface ChangedItem extends DiffItem {
  readonly fields: readonly ChangedField[];
}

/** A reversal: an event reversed by another, or an item that no longer counts. */
export interface ReversedItem {
  readonly kind: DiffKind | 'event';
  /** Of the removed item; of the event where there is none. */
  readonly id: string;
  readonly subject: DiffSubject;
  /** The reversed event; null where it is unknown. */
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

/** What changed in a partnership between two moments of the log, for one reader. */
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
  /** The events recorded in between that this reader may see, in log order. */
  readonly events: readonly LogLine[];
  /** How many more there are; the log has them. */
  readonly moreEvents: number;
}

export interface DiffSource {
  /** Undefined where the partnership was not yet founded. */
  readonly from: TransparencyReport | undefined;
  readonly fromAsOf: AsOf;
  readonly to: TransparencyReport;
  readonly events: readonly LogLine[];
  readonly moreEvents: number;
}

/** Compares two reports made for the same reader, so it shows only what the two show. */
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

/** Reversals by their events; then items that are gone without a reversal. */
function reversals(events: readonly LogLine[], gone: readonly StatedItem[]): readonly ReversedItem[] {
  // Only the first citation of an event is kept, so the other lists come first.
  const citing = new Map(gone.toReversed().flatMap((item) => eventsIn(item.value).map((id) => [id, item] as const)));
  const byEvent = events
    .filter(({ type }) => type.startsWith('EventReversed.'))
    .map((event): ReversedItem => {
      const { eventId, reason } = event.data as { readonly eventId: string; readonly reason: string };
      const item = citing.get(eventId);
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
