import {
  flowKind,
  sidesOf,
  type CountedOnce,
  type FlowBasis,
  type ReportedFlow,
  type ReportedRecord,
} from '@pacta/ledger';
import { figureOf, type Figure } from '../figures/figure.ts';
import type { Names } from '../names/names.ts';
import type { ReportedFacts } from '../reported/reported-facts.ts';
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
  readonly date: string | null;
  readonly reference: string | null;
  /**
   * `counted`: in the totals. `counted-elsewhere`: a match names the flow that counts. `shown`: of a kind that counts
   * on no basis.
   */
  readonly counts: 'counted' | 'counted-elsewhere' | 'shown' | 'withdrawn';
  /** Event id of the flow that counts instead. */
  readonly countedAs: string | null;
  /** Leaf index of the event that first reported it. */
  readonly position: number;
}

function countsAs(
  flow: ReportedFlow,
  leftOut: ReadonlyMap<string, string>,
): Pick<PublishedFlow, 'counts' | 'countedAs'> {
  if (flow.withdrawn !== null) return { counts: 'withdrawn', countedAs: null };
  if (flowKind(flow.kind)?.basis === undefined) return { counts: 'shown', countedAs: null };
  const countedAs = leftOut.get(flow.eventId) ?? null;
  return { counts: countedAs === null ? 'counted' : 'counted-elsewhere', countedAs };
}

const inOrder = (left: PublishedFlow, right: PublishedFlow): number => {
  const [one, other] = [left.date ?? left.recordedAt, right.date ?? right.recordedAt];
  return one < other ? -1 : one > other ? 1 : left.position - right.position;
};

/** Every reported flow by its date, then in recorded order. */
export function publishedFlows({ records }: ReportedFacts, flows: CountedOnce, names: Names): readonly PublishedFlow[] {
  const leftOut = new Map(flows.leftOut.map(({ flow, counts }) => [flow.eventId, counts.eventId] as const));
  const party = (id: string | null): Party | null => (id === null ? null : { id, name: names.organisation(id) });
  const statement = (record: ReportedRecord, flow: ReportedFlow): PublishedFlow => {
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
      reference: flow.ref,
      ...countsAs(flow, leftOut),
      ...datesOf(flow.by),
      position: flow.by.position,
    };
  };
  return records.flatMap((record) => record.flows.map((flow) => statement(record, flow))).toSorted(inOrder);
}
