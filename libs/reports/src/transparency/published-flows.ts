import { dayOfMoney, flowKind, sidesOf, type FlowBasis, type ReportedFlow, type ReportedRecord } from '@pacta/ledger';
import { figureOf, type Figure } from '../figures/figure.ts';
import type { Names } from '../names/names.ts';
import { LazyList, type Items } from '../paging/lazy-list.ts';
import type { ReportedFacts } from '../reported/reported-facts.ts';
import type { ReportedMoney } from '../reported/reported-money.ts';
import type { CountsDay } from './commitment-terms.ts';
import type { Party } from './commitments.ts';
import { datesOf, type Dates } from './head.ts';

/** One commitment or movement of money in a publisher's file. */
export interface PublishedFlow extends Dates {
  /** The event that first reported it, which matches refer to. */
  readonly eventId: string;
  readonly kind: string;
  readonly basis: FlowBasis | null;
  /** Id of the record that it belongs to. */
  readonly record: string;
  readonly reportedBy: Party | null;
  /** Null where the file names none. */
  readonly from: Party | null;
  readonly to: Party | null;
  readonly sum: Figure;
  /** The amount as printed in the file, where it was rounded when recorded. */
  readonly published: string | null;
  /** Transaction or award date, as published. */
  readonly date: string | null;
  readonly valueDate: string | null;
  readonly reference: string | null;
  /** What the publisher says that it is for. */
  readonly description: string | null;
  /**
   * `counted`: in the totals. `counted-elsewhere`: a match names the flow that counts. `other-side`: within what the same
   * report says of its larger side. `shown`: of a kind that counts on no basis.
   */
  readonly counts: 'counted' | 'counted-elsewhere' | 'other-side' | 'shown' | 'withdrawn';
  /** Event id of the flow that counts instead. */
  readonly countedAs: string | null;
  /** Leaf index of the event that first reported it. */
  readonly position: number;
}

function countsAs(
  flow: ReportedFlow,
  leftOut: ReadonlyMap<string, string>,
  otherSide: ReadonlySet<string>,
): Pick<PublishedFlow, 'counts' | 'countedAs'> {
  if (flow.withdrawn !== null) return { counts: 'withdrawn', countedAs: null };
  if (flowKind(flow.kind)?.basis === undefined) return { counts: 'shown', countedAs: null };
  const countedAs = leftOut.get(flow.eventId) ?? null;
  if (countedAs !== null) return { counts: 'counted-elsewhere', countedAs };
  return { counts: otherSide.has(flow.eventId) ? 'other-side' : 'counted', countedAs };
}

type Entry = readonly [ReportedRecord, ReportedFlow];

const dayOf = ([, { date, valueDate }]: Entry): string | null => dayOfMoney(date, valueDate);
/** Sorts after every day. */
const UNKNOWN_DAY = '~';

function inOrder(left: Entry, right: Entry): number {
  const [one, other] = [dayOf(left) ?? UNKNOWN_DAY, dayOf(right) ?? UNKNOWN_DAY];
  return one < other ? -1 : one > other ? 1 : left[1].by.position - right[1].by.position;
}

/** The reported flows by day, then in recorded order, unknown days last; `counts` excludes other days than requested. */
export function publishedFlows(
  { records }: ReportedFacts,
  money: ReportedMoney,
  names: Names,
  counts: CountsDay,
): Items<PublishedFlow> {
  const leftOut = new Map(money.leftOut.map(({ flow, counts: other }) => [flow.eventId, other.eventId] as const));
  const otherSide = new Set(money.otherSide.map(({ eventId }) => eventId));
  const party = (id: string | null): Party | null => (id === null ? null : { id, name: names.organisation(id) });
  const statement = ([record, flow]: Entry): PublishedFlow => {
    const { provider, receiver } = sidesOf(record, flow);
    return {
      eventId: flow.eventId,
      kind: flow.kind,
      basis: flowKind(flow.kind)?.basis ?? null,
      record: record.id,
      reportedBy: party(record.publisher),
      from: party(provider),
      to: party(receiver),
      sum: figureOf(flow.amount.currency, [
        { amount: flow.amount, eventId: flow.latest, synthetic: false },
        { amount: { ...flow.amount, amount: '0' }, eventId: flow.eventId, synthetic: false },
      ]),
      published: flow.published,
      date: flow.date,
      valueDate: flow.valueDate,
      reference: flow.ref,
      description: flow.description,
      ...countsAs(flow, leftOut, otherSide),
      ...datesOf(flow.by),
      position: flow.by.position,
    };
  };
  const asked = records.flatMap((record) =>
    record.flows.map((flow): Entry => [record, flow]).filter((entry) => counts(dayOf(entry))),
  );
  return new LazyList(asked, statement, inOrder);
}
