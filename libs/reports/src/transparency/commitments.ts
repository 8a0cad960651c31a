import {
  formatMoney,
  minorUnits,
  moneyOf,
  type CommitmentRegister,
  type ConditionEntry,
  type DiscrepancyEntry,
  type Instrument,
  type Money,
  type Source,
  type ReversedEntry,
} from '@pacta/ledger';
import { figureOf, figureOfAll, negated, type Figure, type Subtotal } from '../figures/figure.ts';
import type { Names } from '../names/names.ts';
import { addTerms, everyDay, noSums, type CountsDay } from './commitment-terms.ts';
import type { PlainAmount } from '../figures/plain-amount.ts';
import { datesOf, type Dates } from './head.ts';

export interface Party {
  readonly id: string;
  readonly name: string;
}

export interface ConditionStatement {
  readonly id: string;
  readonly kind: ConditionEntry['kind'];
  readonly text: string;
  /** It guarantees disbursements above this amount; null: all. */
  readonly above: PlainAmount | null;
  readonly state: ConditionEntry['state'];
  readonly grounds: string | null;
  readonly decisionId: string | null;
  readonly events: readonly string[];
}

export interface DiscrepancyStatement extends Dates {
  /** One of DISCREPANCY_KINDS. */
  readonly kind: string;
  readonly expected: PlainAmount | null;
  readonly found: PlainAmount | null;
  /** found − expected, where both are known in one currency. */
  readonly difference: PlainAmount | null;
  readonly reference: string | null;
  readonly note: string | null;
  readonly state: 'open' | 'closed';
  /** Why the records differ, where the secretariat has explained it. */
  readonly explanation: string | null;
  readonly synthetic: boolean;
  readonly events: readonly string[];
}

/** Dates are those of the reversed record. */
export interface TakenBackStatement extends Dates {
  readonly what: ReversedEntry['what'];
  readonly amount: PlainAmount | null;
  readonly reference: string | null;
  readonly reason: string;
  readonly synthetic: boolean;
  /** The record, and its reversal. */
  readonly events: readonly string[];
}

/** Its own dates are those of the pledge. */
export interface CommitmentStatement extends Dates {
  readonly id: string;
  readonly provider: Party;
  readonly receiver: Party;
  readonly instrument: Instrument;
  readonly state: 'pledged' | 'signed' | 'cancelled';
  readonly purpose: string | null;
  /** The commitment this money came from: it counts once, there. */
  readonly source: string | null;
  readonly synthetic: boolean;
  /** When it was signed; null while it is not. */
  readonly signed: Dates | null;
  readonly pledged: Figure;
  readonly committed: Figure;
  readonly disbursed: Figure;
  readonly received: Figure;
  readonly reconciled: Figure;
  readonly called: Figure;
  readonly repaid: Figure;
  /** What came back of a grant: taken off what was disbursed. */
  readonly returned: Figure;
  readonly interest: Figure;
  /** Committed and not yet disbursed; null before signature. */
  readonly outstanding: Figure | null;
  readonly amendments: readonly (Dates & { readonly delta: Figure; readonly reason: string })[];
  readonly conditions: readonly ConditionStatement[];
  readonly discrepancies: readonly DiscrepancyStatement[];
  /** Reversed records; they count nowhere. */
  readonly takenBack: readonly TakenBackStatement[];
  readonly cancellation: (Dates & { readonly reason: string; readonly events: readonly string[] }) | null;
}

/** A commitment after its pledge: a stream without one states nothing. */
export type Pledged = CommitmentRegister & { readonly pledge: NonNullable<CommitmentRegister['pledge']> };

export const isPledged = (register: CommitmentRegister): register is Pledged => register.pledge !== null;

/** A figure without its events. */
export const plainOf = ({ amount, currency }: Figure): PlainAmount => ({ amount, currency });

export const plainAmount = (sum: Money | null): PlainAmount | null =>
  sum === null ? null : { amount: formatMoney(sum), currency: sum.currency };

const idsOf = (...sources: readonly (Source | null | undefined)[]): readonly string[] =>
  sources.flatMap((source) => (source == null ? [] : [source.eventId]));

export function discrepancyStatement(
  { by, closedBy, expected, found, disbursement, ...entry }: DiscrepancyEntry,
  register: CommitmentRegister,
  synthetic: boolean,
): DiscrepancyStatement {
  const comparable = expected !== null && found?.currency === expected.currency;
  const difference = comparable ? moneyOf(minorUnits(found) - minorUnits(expected), found.currency) : null;
  const paid = [...register.disbursements, ...register.calls].filter((each) => each.by.eventId === disbursement);
  const came = register.receipts.filter((each) =>
    disbursement === null ? each.by.eventId === entry.receipt : each.disbursement === disbursement,
  );
  const until = came.filter((each) => each.by.position < by.position);
  return {
    kind: entry.kind,
    expected: plainAmount(expected),
    found: plainAmount(found),
    difference: plainAmount(difference),
    reference: entry.reference,
    note: entry.note,
    state: entry.state,
    explanation: entry.explanation,
    synthetic: synthetic || [...paid, ...until].some((each) => each.synthetic),
    ...datesOf(by),
    events: idsOf(...paid.map((each) => each.by), ...until.map((each) => each.by), by, closedBy),
  };
}

const conditions = (register: Pledged): readonly ConditionStatement[] =>
  register.conditions.map(({ settledBy, above, ...condition }) => ({
    ...condition,
    above: plainAmount(above),
    events: idsOf(register.pledge.by, settledBy),
  }));

/** One commitment: its parties and figures. */
export function commitmentStatement(
  register: Pledged,
  names: Names,
  allSynthetic: boolean,
  counts: CountsDay = everyDay,
): CommitmentStatement {
  const { pledge, signature, cancellation } = register;
  const { currency } = pledge.amount;
  const sums = noSums(currency);
  addTerms(register, allSynthetic, counts, (of) => (of === currency ? sums : undefined));
  const figure = (...some: readonly Subtotal[]): Figure => figureOfAll(currency, some);
  const synthetic = allSynthetic || pledge.synthetic;
  return {
    id: register.id,
    provider: { id: pledge.provider, name: names.organisation(pledge.provider) },
    receiver: { id: pledge.receiver, name: names.organisation(pledge.receiver) },
    instrument: pledge.instrument,
    state: cancellation !== null ? 'cancelled' : signature === null ? 'pledged' : 'signed',
    purpose: pledge.purpose,
    source: pledge.source,
    synthetic,
    ...datesOf(pledge.by),
    signed: signature === null ? null : datesOf(signature.by),
    pledged: figure(sums.pledged),
    committed: figure(sums.committed),
    disbursed: figure(sums.disbursed),
    received: figure(sums.received),
    reconciled: figure(sums.reconciled),
    called: figure(sums.called),
    repaid: figure(sums.repaid),
    returned: figure(sums.returned),
    interest: figure(sums.interest),
    outstanding: signature === null ? null : figure(sums.committed, negated(sums.disbursed)),
    amendments: register.amendments.map(({ delta, reason, by }) => ({
      delta: figureOf(currency, [{ amount: delta, eventId: by.eventId, synthetic }]),
      reason,
      ...datesOf(by),
    })),
    conditions: conditions(register),
    discrepancies: register.discrepancies.map((entry) => discrepancyStatement(entry, register, synthetic)),
    takenBack: register.takenBack.map(({ by, takenBackBy, what, amount, reference, reason, synthetic: own }) => ({
      what,
      amount: plainAmount(amount),
      reference,
      reason,
      synthetic: synthetic || own,
      ...datesOf(by),
      events: idsOf(by, takenBackBy),
    })),
    cancellation:
      cancellation === null
        ? null
        : { reason: cancellation.reason, ...datesOf(cancellation.by), events: idsOf(cancellation.by) },
  };
}
