import {
  dayOfMoney,
  formatMoney,
  minorUnits,
  moneyOf,
  replacedFlows,
  type CommitmentRegister,
  type FlowMatch,
  type Money,
  type ReportedRecord,
} from '@pacta/ledger';
import type { Names } from '../names/names.ts';
import type { KnownMoney } from '../reported/reported-facts.ts';
import type { PlainAmount } from '../figures/plain-amount.ts';
import { datesOf, type Dates } from './head.ts';

/** The kinds of first-hand flows. */
export type FirstHandKind = 'pledged' | 'signed' | 'disbursed' | 'called' | 'received' | 'repaid';

/** One of the two flows of a match. */
export interface MatchedFlow {
  readonly eventId: string;
  readonly origin: 'first-hand' | 'reported';
  /** For a reported flow the source's own code: `iati:3`. Null where the reader may not see the flow. */
  readonly kind: FirstHandKind | (string & {}) | null;
  readonly amount: PlainAmount | null;
  readonly date: string | null;
  /** The publisher of the record. */
  readonly by: string | null;
  /** The partnership of the record, where that is another one. */
  readonly partnership: { readonly id: string; readonly name: string | null } | null;
  /** Its publisher no longer reports it, nor anything in its place: the match has come undone. */
  readonly gone: boolean;
  /** The event of what its publisher reports instead, and the match holds on to. */
  readonly replacedBy: string | null;
}

/** One match between two flows. */
export interface MatchStatement extends Dates {
  readonly flow: MatchedFlow;
  readonly with: MatchedFlow;
  /** The first minus the second; null where they have two currencies, or one is hidden from the reader. */
  readonly difference: PlainAmount | null;
  readonly twoCurrencies: boolean;
  readonly why: string;
  readonly by: string;
  readonly takenBack: (Dates & { readonly reason: string; readonly by: string }) | null;
  readonly events: readonly string[];
}

interface Seen {
  readonly origin: 'first-hand' | 'reported';
  readonly kind: string;
  readonly amount: Money;
  readonly date: string | null;
  readonly by: string | null;
}

/** The flows of a commitment by the event that made each. */
function* ofCommitment({ pledge, signature, ...register }: CommitmentRegister, names: Names): Iterable<[string, Seen]> {
  if (pledge === null) return;
  const [giver, receiver] = [names.organisation(pledge.provider), names.organisation(pledge.receiver)];
  const seen = (kind: FirstHandKind, amount: Money, date: string | null, by: string): Seen => ({
    origin: 'first-hand',
    kind,
    amount,
    date,
    by,
  });
  yield [pledge.by.eventId, seen('pledged', pledge.amount, pledge.by.effectiveOn, giver)];
  if (signature !== null)
    yield [signature.by.eventId, seen('signed', signature.amount, signature.by.effectiveOn, giver)];
  for (const { by, amount, valueDate } of register.disbursements)
    yield [by.eventId, seen('disbursed', amount, dayOfMoney(by.effectiveOn, valueDate), giver)];
  for (const { by, amount, valueDate } of register.calls)
    yield [by.eventId, seen('called', amount, dayOfMoney(by.effectiveOn, valueDate), giver)];
  for (const { by, amount, valueDate } of register.receipts)
    yield [by.eventId, seen('received', amount, dayOfMoney(by.effectiveOn, valueDate), receiver)];
  for (const { by, amount, valueDate } of register.repayments)
    yield [by.eventId, seen('repaid', amount, dayOfMoney(by.effectiveOn, valueDate), receiver)];
}

function* ofRecord({ flows, publisher }: ReportedRecord, names: Names): Iterable<[string, Seen]> {
  const by = publisher && names.organisation(publisher);
  for (const { eventId, kind, amount, date, valueDate } of flows)
    yield [eventId, { origin: 'reported', kind, amount, date: dayOfMoney(date, valueDate), by }];
}

const plain = (sum: Money): PlainAmount => ({ amount: formatMoney(sum), currency: sum.currency });

/** Every match that names a flow of the partnership, in log order. */
export function matchStatements({ commitments, reported }: KnownMoney, names: Names): readonly MatchStatement[] {
  const { matches, records, elsewhere } = reported;
  if (matches.length === 0) return [];
  const own = new Map([
    ...commitments.flatMap((register) => [...ofCommitment(register, names)]),
    ...records.flatMap((record) => [...ofRecord(record, names)]),
  ]);
  const others = new Map(
    elsewhere.flatMap(({ partnershipId: id, name, visible, ...streams }) => {
      const open = visible ? streams.commitments.flatMap((register) => [...ofCommitment(register, names)]) : [];
      const seen = [...open, ...streams.records.flatMap((record) => [...ofRecord(record, names)])];
      return seen.map(([eventId, flow]) => [eventId, { ...flow, partnership: { id, name } }] as const);
    }),
  );
  const replaced = replacedFlows([...records, ...elsewhere.flatMap((each) => each.records)]);
  const side = ({ stream, eventId }: FlowMatch['flow']) => {
    const standing = replaced.standing(eventId);
    const seen = own.get(standing) ?? others.get(standing);
    const origin: Seen['origin'] = stream.startsWith('report-') ? 'reported' : 'first-hand';
    const shown: MatchedFlow = {
      eventId,
      origin,
      kind: seen?.kind ?? null,
      amount: seen === undefined ? null : plain(seen.amount),
      date: seen?.date ?? null,
      by: seen?.by ?? null,
      partnership: others.get(standing)?.partnership ?? null,
      gone: replaced.isGone(eventId),
      replacedBy: standing === eventId ? null : standing,
    };
    return { shown, amount: seen?.amount };
  };
  return matches
    .filter((match) => own.has(match.flow.eventId) || own.has(match.with.eventId))
    .map((match) => statement(match, side(match.flow), side(match.with), names));
}

interface Side {
  readonly shown: MatchedFlow;
  readonly amount: Money | undefined;
}

function statement({ by, why, reversed }: FlowMatch, flow: Side, other: Side, names: Names): MatchStatement {
  const [left, right] = [flow.amount, other.amount];
  const both = left !== undefined && right !== undefined;
  const comparable = both && left.currency === right.currency;
  return {
    flow: flow.shown,
    with: other.shown,
    difference: comparable ? plain(moneyOf(minorUnits(left) - minorUnits(right), left.currency)) : null,
    twoCurrencies: both && !comparable,
    why,
    by: names.actor(by.actor),
    takenBack:
      reversed === null
        ? null
        : { reason: reversed.reason, by: names.actor(reversed.by.actor), ...datesOf(reversed.by) },
    ...datesOf(by),
    events: [by.eventId, ...(reversed === null ? [] : [reversed.by.eventId])],
  };
}
