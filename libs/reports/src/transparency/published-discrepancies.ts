import {
  addMoney,
  copiedReports,
  flowKind,
  formatMoney,
  minorUnits,
  moneyOf,
  reportedDiscrepancies,
  USUAL_IN_REPORTS,
  type CountedOnce,
  type Flow,
  type FlowBasis,
  type Money,
  type ReportedDiscrepancy,
  type ReportedRecord,
} from '@pacta/ledger';
import type { Names } from '../names/names.ts';
import type { ReportedFacts } from '../reported/reported-facts.ts';
import type { PlainAmount } from '../figures/plain-amount.ts';
import type { Attention, AttentionStatement, UsualInReports } from './attention-codes.ts';
import type { MatchedFlow, MatchStatement } from './match-statements.ts';

const plain = (sum: Money): PlainAmount => ({ amount: formatMoney(sum), currency: sum.currency });

const difference = (found: Money, expected: Money): PlainAmount =>
  plain(moneyOf(minorUnits(found) - minorUnits(expected), found.currency));

const nameOf = ({ publisher }: ReportedRecord, names: Names): string | null =>
  publisher === null ? null : names.organisation(publisher);

const isUsual = ({ kind }: ReportedDiscrepancy): boolean => (USUAL_IN_REPORTS as readonly string[]).includes(kind);

function usualOf(found: readonly ReportedDiscrepancy[]): readonly UsualInReports[] {
  const usual = found.filter(isUsual);
  if (usual.length === 0) return [];
  const flowsOf = (kind: ReportedDiscrepancy['kind']): number =>
    usual.reduce((sum, each) => sum + (each.kind === kind ? each.flows.length : 0), 0);
  const params = Object.fromEntries(USUAL_IN_REPORTS.map((kind) => [kind, flowsOf(kind)]));
  const events = new Set(usual.flatMap(({ flows }) => flows.map(({ latest }) => latest)));
  return [{ code: 'usual-in-reports', params: params as UsualInReports['params'], events: [...events] }];
}

function ofRecord(record: ReportedRecord, found: readonly ReportedDiscrepancy[], names: Names): readonly Attention[] {
  return found.map(({ kind, found, expected, date, basis, flows }) => ({
    code: 'reported-discrepancy',
    params: {
      kind,
      publisher: nameOf(record, names),
      found: found === null ? null : plain(found),
      expected: expected === null ? null : plain(expected),
      difference: found === null || expected === null ? null : difference(found, expected),
      date,
      basis,
      flows: flows.length,
    },
    since: (flows.at(-1)?.by ?? record.by)?.recordedAt ?? null,
    synthetic: false,
    events: flows.length > 0 ? flows.map(({ latest }) => latest) : record.by === null ? [] : [record.by.eventId],
  }));
}

/** Matches that came undone, and matched flows whose amounts differ, or can't be compared. */
const ofMatches = (matches: readonly MatchStatement[]): readonly Attention[] =>
  matches.flatMap(
    ({
      takenBack,
      difference: differs,
      twoCurrencies,
      flow,
      with: other,
      recordedAt,
      events,
    }): readonly Attention[] => {
      if (takenBack !== null) return [];
      if (flow.gone || other.gone)
        return [
          {
            code: 'match-undone',
            params: { flow, with: other, gone: flow.gone ? 'flow' : 'with' },
            since: recordedAt,
            synthetic: false,
            events: [flow.eventId, other.eventId, ...events],
          },
        ];
      if (flow.amount === null || other.amount === null) return [];
      if (!twoCurrencies && (differs === null || /^-?0(\.0+)?$/.test(differs.amount))) return [];
      return [
        {
          code: 'matched-flows-differ',
          params: { flow, with: other, difference: differs },
          since: recordedAt,
          synthetic: false,
          events: [flow.eventId, other.eventId, ...events],
        },
      ];
    },
  );

/** The event of the flow that stands now. */
const standingOf = ({ eventId, replacedBy }: MatchedFlow): string => replacedBy ?? eventId;

interface SumReported {
  readonly sum: Money;
  readonly events: readonly string[];
}

/**
 * What a record reports on each basis and currency, with its events: of its two sides the larger one. Matched flows are
 * compared one by one.
 */
function sumsOf(record: ReportedRecord, matched: ReadonlySet<string>): ReadonlyMap<string, SumReported> {
  const sums = new Map<string, { sum: Money; events: string[] }>();
  for (const { eventId, kind, amount, latest, withdrawn } of record.flows) {
    const { basis, incoming = false } = flowKind(kind) ?? {};
    if (basis === undefined || withdrawn !== null || matched.has(eventId)) continue;
    const key = `${basis} ${amount.currency} ${incoming ? 'in' : 'out'}`;
    const before = sums.get(key);
    if (before === undefined) {
      sums.set(key, { sum: amount, events: [latest] });
      continue;
    }
    before.sum = addMoney(before.sum, amount);
    before.events.push(latest);
  }
  const larger = new Map<string, SumReported>();
  for (const [key, side] of sums) {
    const both = key.slice(0, key.lastIndexOf(' '));
    const other = larger.get(both);
    if (other === undefined || minorUnits(side.sum) > minorUnits(other.sum)) larger.set(both, side);
  }
  return larger;
}

/** Two publishers' reports on one partnership: where their sums differ, one is wrong, or each reports only a part. */
function ofTwoReports(
  records: readonly ReportedRecord[],
  matches: readonly MatchStatement[],
  names: Names,
): readonly Attention[] {
  const [first, ...others] = records;
  if (first === undefined) return [];
  const matched = new Set(
    matches.flatMap(({ takenBack, flow, with: other }) =>
      takenBack === null ? [standingOf(flow), standingOf(other)] : [],
    ),
  );
  const firstSums = sumsOf(first, matched);
  return others.flatMap((other) =>
    [...sumsOf(other, matched)].flatMap(([key, two]): Attention[] => {
      const one = firstSums.get(key);
      if (one === undefined || one.sum.amount === two.sum.amount) return [];
      const basis = key.split(' ')[0] as FlowBasis;
      return [
        {
          code: 'reports-differ',
          params: {
            basis,
            one: { publisher: nameOf(first, names), sum: plain(one.sum) },
            other: { publisher: nameOf(other, names), sum: plain(two.sum) },
            difference: difference(two.sum, one.sum),
          },
          since: other.by?.recordedAt ?? null,
          synthetic: false,
          events: [...one.events, ...two.events],
        },
      ];
    }),
  );
}

/** The same money in two records, or in a record and at first hand, counts twice until it is matched. */
function unmatched(flows: readonly Flow[]): readonly Attention[] {
  const groups = Map.groupBy(flows, ({ basis, amount }) => `${basis} ${amount.currency}`);
  return [...groups.values()].flatMap((some): Attention[] => {
    const records = new Set(some.flatMap(({ origin, commitment }) => (origin === 'reported' ? [commitment] : [])));
    const isFirstHand = some.some(({ origin }) => origin === 'first-hand');
    const [first] = some;
    if (first === undefined || records.size + (isFirstHand ? 1 : 0) < 2) return [];
    return [
      {
        code: 'reports-unmatched',
        params: {
          basis: first.basis,
          currency: first.amount.currency,
          reports: records.size,
          firstHand: isFirstHand,
        },
        since: null,
        synthetic: false,
        events: some.map(({ eventId }) => eventId),
      },
    ];
  });
}

const copied = (records: readonly ReportedRecord[], names: Names): readonly Attention[] =>
  copiedReports(records).map(({ copy, original, reason, flows }) => ({
    code: 'report-copied',
    params: { reason, copy: nameOf(copy, names), original: nameOf(original, names), flows: flows.length },
    since: (original.by ?? copy.by)?.recordedAt ?? null,
    synthetic: false,
    events: flows.flat(),
  }));

/** What is out of order in publishers' reports, and what should be matched. */
export function ofReports(
  { records, dayOf }: ReportedFacts,
  { counted }: CountedOnce,
  matches: readonly MatchStatement[],
  names: Names,
): AttentionStatement {
  const found = records.map((record) => [record, reportedDiscrepancies(record, dayOf)] as const);
  return {
    wrong: [
      ...found.flatMap(([record, all]) =>
        ofRecord(
          record,
          all.filter((each) => !isUsual(each)),
          names,
        ),
      ),
      ...ofTwoReports(records, matches, names),
      ...ofMatches(matches),
    ],
    waiting: records.length === 0 ? [] : [...unmatched(counted), ...copied(records, names)],
    usual: usualOf(found.flatMap(([, all]) => all)),
  };
}
