import { dayOfMoney, isBelievableDay } from '../effective/day-of-money.ts';
import type { FlowBasis } from '../flow/flow.ts';
import { minorUnits, moneyOf, type Money } from '../money.ts';
import { flowKind } from './flow-kinds.ts';
import type { ReportedFlow, ReportedRecord } from './reported-record.entries.ts';
import { isAhead } from './version.ts';

/**
 * What publishers' practice makes normal: corrections below zero, payments beside which no commitment is reported, and those
 * that are dated before it.
 */
export const USUAL_IN_REPORTS = ['negative-amount', 'disbursed-without-commitment', 'paid-before-committed'] as const;

/** An inconsistency within one publisher's report. It was recorded as published, and reports show it. */
export interface ReportedDiscrepancy {
  readonly kind:
    | (typeof USUAL_IN_REPORTS)[number]
    | 'disbursed-above-committed'
    | 'negative-total'
    | 'dated-ahead'
    | 'date-beyond-reason'
    | 'stamped-ahead'
    | 'ends-before-start';
  /** The sum found, in one currency, where it is about money. */
  readonly found: Money | null;
  /** The sum that was expected. */
  readonly expected: Money | null;
  /** Plain date, where it is about days. */
  readonly date: string | null;
  readonly basis: FlowBasis | null;
  /** The flows that show it; none where it is about the activity itself. */
  readonly flows: readonly ReportedFlow[];
}

const nothing = { found: null, expected: null, date: null, basis: null, flows: [] } as const;

const basisOf = (flow: ReportedFlow): FlowBasis | null => flowKind(flow.kind)?.basis ?? null;
/** Of promises in and promises out the larger sum: what a publisher sends on is what it received. */
function largerSide(flows: readonly ReportedFlow[], currency: string): readonly ReportedFlow[] {
  const [incoming, outgoing] = [true, false].map((asked) =>
    flows.filter(({ kind }) => (flowKind(kind)?.incoming === true) === asked),
  ) as [ReportedFlow[], ReportedFlow[]];
  return minorUnits(total(incoming, currency)) > minorUnits(total(outgoing, currency)) ? incoming : outgoing;
}

const total = (flows: readonly ReportedFlow[], currency: string): Money =>
  moneyOf(
    flows.reduce((sum, { amount }) => sum + minorUnits(amount), 0n),
    currency,
  );

function byCurrency(flows: readonly ReportedFlow[]): readonly (readonly [string, readonly ReportedFlow[]])[] {
  const groups = Map.groupBy(flows, ({ amount }) => amount.currency);
  return [...groups].toSorted(([left], [right]) => (left < right ? -1 : 1));
}

/** Every discrepancy of the current record. `dayOf`: the ledger's calendar day of an instant. */
export function reportedDiscrepancies(
  record: ReportedRecord,
  dayOf: (instant: string) => string,
): readonly ReportedDiscrepancy[] {
  const current = record.flows.filter(({ withdrawn }) => withdrawn === null);
  return [
    ...byCurrency(current).flatMap(([currency, flows]) => [
      ...promises(flows, currency),
      ...negatives(flows, currency),
      ...paidEarly(flows, currency),
    ]),
    ...datedAhead(current, dayOf),
    ...beyondReason(current),
    ...stampedAhead(record),
    ...endsBeforeStart(record),
  ];
}

function promises(flows: readonly ReportedFlow[], currency: string): readonly ReportedDiscrepancy[] {
  const paid = flows.filter((flow) => basisOf(flow) === 'disbursed');
  const promised = largerSide(
    flows.filter((flow) => basisOf(flow) === 'committed'),
    currency,
  );
  if (paid.length === 0) return [];
  const [found, expected] = [total(paid, currency), total(promised, currency)];
  if (promised.length === 0)
    return [{ ...nothing, kind: 'disbursed-without-commitment', found, basis: 'disbursed', flows: paid }];
  if (minorUnits(found) <= minorUnits(expected)) return [];
  return [
    {
      ...nothing,
      kind: 'disbursed-above-committed',
      found,
      expected,
      basis: 'disbursed',
      flows: [...promised, ...paid],
    },
  ];
}

/** One per basis, however many flows. Where they take away more than was reported, the sum itself is below zero. */
function negatives(flows: readonly ReportedFlow[], currency: string): readonly ReportedDiscrepancy[] {
  return [...Map.groupBy(flows, basisOf)].flatMap(([basis, all]): ReportedDiscrepancy[] => {
    const below = all.filter(({ amount }) => minorUnits(amount) < 0n);
    if (below.length === 0) return [];
    const sum = total(all, currency);
    return minorUnits(sum) < 0n
      ? [{ ...nothing, kind: 'negative-total', found: sum, basis, flows: all }]
      : [{ ...nothing, kind: 'negative-amount', found: total(below, currency), basis, flows: below }];
  });
}

const dayOfFlow = ({ date, valueDate }: ReportedFlow): string | null => dayOfMoney(date, valueDate);

function paidEarly(flows: readonly ReportedFlow[], currency: string): readonly ReportedDiscrepancy[] {
  const days = flows.flatMap((flow) => (basisOf(flow) === 'committed' ? (dayOfFlow(flow) ?? []) : []));
  const first = days.toSorted()[0];
  if (first === undefined) return [];
  const early = flows.filter(
    (flow) => basisOf(flow) === 'disbursed' && (dayOfFlow(flow) ?? first) < first && minorUnits(flow.amount) > 0n,
  );
  if (early.length === 0) return [];
  return [
    {
      ...nothing,
      kind: 'paid-before-committed',
      found: total(early, currency),
      date: first,
      basis: 'disbursed',
      flows: early,
    },
  ];
}

/** IATI knows no actual dates in the future: a flow's date is compared with the day on which it was recorded. */
function datedAhead(
  flows: readonly ReportedFlow[],
  dayOf: (instant: string) => string,
): readonly ReportedDiscrepancy[] {
  const ahead = flows.filter(({ date, latest, by, corrections }) => {
    const said = corrections.find((each) => each.by.eventId === latest)?.by ?? by;
    return date !== null && isBelievableDay(date) && date > dayOf(said.recordedAt);
  });
  if (ahead.length === 0) return [];
  const last =
    ahead
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? null;
  return [{ ...nothing, kind: 'dated-ahead', date: last, flows: ahead }];
}

/** They are in no period, and in no table by time. */
function beyondReason(flows: readonly ReportedFlow[]): readonly ReportedDiscrepancy[] {
  const beyond = flows.filter(({ date }) => date !== null && !isBelievableDay(date));
  const [first] = beyond;
  return first === undefined ? [] : [{ ...nothing, kind: 'date-beyond-reason', date: first.date, flows: beyond }];
}

/** A stamp from after the day of import decided nothing: which file is newer was told by the others. */
function stampedAhead({ versions }: ReportedRecord): readonly ReportedDiscrepancy[] {
  const ahead = versions.filter(({ updatedAt, by }) => isAhead(updatedAt ?? undefined, by.recordedAt));
  const date = ahead.at(-1)?.updatedAt?.slice(0, 10);
  return date === undefined ? [] : [{ ...nothing, kind: 'stamped-ahead', date }];
}

/** Actual dates, by their codes in 2.0x and their words in 1.0x. */
function endsBeforeStart({ dates }: ReportedRecord): readonly ReportedDiscrepancy[] {
  const day = (...types: readonly string[]): string | undefined => dates.find(({ type }) => types.includes(type))?.date;
  const [start, end] = [
    day('2', 'start-actual') ?? day('1', 'start-planned'),
    day('4', 'end-actual') ?? day('3', 'end-planned'),
  ];
  if (start === undefined || end === undefined || end >= start) return [];
  return [{ ...nothing, kind: 'ends-before-start', date: end }];
}
