import {
  addMoney,
  flowKind,
  formatMoney,
  minorUnits,
  reportedDiscrepancies,
  type CountedOnce,
  type Flow,
  type Money,
  type ReportedDiscrepancy,
  type ReportedRecord,
} from '@pacta/ledger';
import { amountText } from '../figures/amount-text.ts';
import type { Names } from '../names/names.ts';
import type { ReportedFacts } from '../reported/reported-facts.ts';
import type { Attention, AttentionStatement } from './attention.ts';
import type { MatchStatement } from './match-statements.ts';

const said = (sum: Money | null): string =>
  sum === null ? '' : amountText({ amount: formatMoney(sum), currency: sum.currency });

const difference = (found: Money, expected: Money): string =>
  said({ amount: String(minorUnits(found) - minorUnits(expected)), currency: found.currency });

const BASES = { pledged: 'pledged', committed: 'committed', disbursed: 'paid', received: 'received' } as const;

/** One sentence, without whose report it is. */
function inWords({ kind, found, expected, date, basis, flows }: ReportedDiscrepancy): string {
  const count = `${flows.length} ${flows.length === 1 ? 'flow' : 'flows'}`;
  switch (kind) {
    case 'disbursed-above-committed':
      return `${said(found)} paid, ${said(expected)} committed: ${found && expected ? difference(found, expected) : ''} above.`;
    case 'disbursed-without-commitment':
      return `${said(found)} paid without any commitment reported.`;
    case 'negative-amount':
      return `${count} below zero${basis === null ? '' : ` (${BASES[basis]})`}, ${said(found)} in all.`;
    case 'paid-before-committed':
      return `${said(found)} paid before the first commitment, of ${date ?? ''}.`;
    case 'dated-ahead':
      return `${count} dated after the day of import, up to ${date ?? ''}.`;
    case 'ends-before-start':
      return `The activity ends on ${date ?? ''}, before it starts.`;
  }
}

function ofRecord(record: ReportedRecord, names: Names, dayOf: ReportedFacts['dayOf']): readonly Attention[] {
  const whose = record.publisher === null ? 'A publisher' : names.organisation(record.publisher);
  return reportedDiscrepancies(record, dayOf).map((each) => ({
    kind: 'reported-discrepancy',
    what: `As ${whose} reported it: ${inWords(each)}`,
    since: (each.flows.at(-1)?.by ?? record.by)?.recordedAt ?? null,
    synthetic: false,
    events:
      each.flows.length > 0 ? each.flows.map(({ latest }) => latest) : record.by === null ? [] : [record.by.eventId],
  }));
}

/** Matched flows whose amounts differ, or can't be compared. */
const ofMatches = (matches: readonly MatchStatement[]): readonly Attention[] =>
  matches.flatMap(({ takenBack, difference: differs, twoCurrencies, flow, with: other, recordedAt, events }) => {
    if (takenBack !== null || flow.amount === null || other.amount === null) return [];
    if (!twoCurrencies && (differs === null || /^-?0(\.0+)?$/.test(differs.amount))) return [];
    const side = ({ words, by, amount, origin }: MatchStatement['flow']): string =>
      `${words ?? 'a flow'} of ${amount === null ? '' : amountText(amount)} (${origin === 'reported' ? 'reported by' : 'first hand,'} ${by ?? 'nobody named'})`;
    const apart = differs === null ? 'in two currencies' : `difference ${amountText(differs)}`;
    return [
      {
        kind: 'matched-flows-differ',
        what: `Two records of the same flow differ: ${side(flow)} and ${side(other)}, ${apart}.`,
        since: recordedAt,
        synthetic: false,
        events: [flow.eventId, other.eventId, ...events],
      },
    ];
  });

/** What a record says on each basis and currency, with the events that say it; what is matched is compared one by one. */
function sumsOf(
  record: ReportedRecord,
  matched: ReadonlySet<string>,
): ReadonlyMap<string, { readonly sum: Money; readonly events: readonly string[] }> {
  const sums = new Map<string, { sum: Money; events: string[] }>();
  for (const { eventId, kind, amount, latest, withdrawn } of record.flows) {
    const basis = flowKind(kind)?.basis;
    if (basis === undefined || withdrawn !== null || matched.has(eventId)) continue;
    const key = `${basis} ${amount.currency}`;
    const before = sums.get(key);
    if (before === undefined) {
      sums.set(key, { sum: amount, events: [latest] });
      continue;
    }
    before.sum = addMoney(before.sum, amount);
    before.events.push(latest);
  }
  return sums;
}

/** What two publishers report on one partnership: where their sums differ, one of them is wrong, or both tell a part. */
function ofTwoReports(
  records: readonly ReportedRecord[],
  matches: readonly MatchStatement[],
  names: Names,
): readonly Attention[] {
  const [first, ...others] = records;
  if (first === undefined) return [];
  const whose = ({ publisher }: ReportedRecord): string =>
    publisher === null ? 'a publisher' : names.organisation(publisher);
  const matched = new Set(
    matches.flatMap(({ takenBack, flow, with: other }) => (takenBack === null ? [flow.eventId, other.eventId] : [])),
  );
  const firstSums = sumsOf(first, matched);
  return others.flatMap((other) =>
    [...sumsOf(other, matched)].flatMap(([key, two]): Attention[] => {
      const one = firstSums.get(key);
      if (one === undefined || one.sum.amount === two.sum.amount) return [];
      const basis = BASES[key.split(' ')[0] as keyof typeof BASES];
      return [
        {
          kind: 'reports-differ',
          what: `Two reports differ on what is ${basis}: ${said(one.sum)} as ${whose(first)} reported it, ${said(two.sum)} as ${whose(other)} did, difference ${difference(two.sum, one.sum)}.`,
          since: other.by?.recordedAt ?? null,
          synthetic: false,
          events: [...one.events, ...two.events],
        },
      ];
    }),
  );
}

/** The same money in two records, or in one and at first hand, counts twice until somebody says that it is the same. */
function unmatched(flows: readonly Flow[]): readonly Attention[] {
  const groups = Map.groupBy(flows, ({ basis, amount }) => `${basis} ${amount.currency}`);
  return [...groups.values()].flatMap((some): Attention[] => {
    const records = new Set(some.flatMap(({ origin, commitment }) => (origin === 'reported' ? [commitment] : [])));
    const isFirstHand = some.some(({ origin }) => origin === 'first-hand');
    const [first] = some;
    if (first === undefined || records.size + (isFirstHand ? 1 : 0) < 2) return [];
    const reports = `${records.size} ${records.size === 1 ? 'report' : 'reports'}`;
    const sources = isFirstHand ? `from first hand and from ${reports}` : `from ${reports}`;
    return [
      {
        kind: 'reports-unmatched',
        what: `What is ${BASES[first.basis]} in ${first.amount.currency} is known ${sources}. Flows that are the same count more than once until somebody matches them.`,
        since: null,
        synthetic: false,
        events: some.map(({ eventId }) => eventId),
      },
    ];
  });
}

/** What is out of order in what publishers reported, and what waits for somebody to match it. */
export function ofReports(
  { records, dayOf }: ReportedFacts,
  { counted }: CountedOnce,
  matches: readonly MatchStatement[],
  names: Names,
): AttentionStatement {
  return {
    wrong: [
      ...records.flatMap((record) => ofRecord(record, names, dayOf)),
      ...ofTwoReports(records, matches, names),
      ...ofMatches(matches),
    ],
    waiting: records.length === 0 ? [] : unmatched(counted),
  };
}
