import {
  formatMoney,
  minorUnits,
  moneyOf,
  type CommitmentRegister,
  type ConditionEntry,
  type Instrument,
  type Money,
  type Source,
  type ReversedEntry,
} from '@pacta/ledger';
import { figureOf, negatedTerm, type Figure, type Term } from '../figures/figure.ts';
import type { Names } from '../names/names.ts';
import { everything, termsOf, type CountsEvent } from './commitment-terms.ts';
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

/** A figure without its events. */
export const plainOf = ({ amount, currency }: Figure): PlainAmount => ({ amount, currency });

const plainAmount = (sum: Money | null): PlainAmount | null =>
  sum === null ? null : { amount: formatMoney(sum), currency: sum.currency };

const idsOf = (...sources: readonly (Source | null | undefined)[]): readonly string[] =>
  sources.flatMap((source) => (source == null ? [] : [source.eventId]));

function discrepancies(register: CommitmentRegister, synthetic: boolean): readonly DiscrepancyStatement[] {
  return register.discrepancies.map(({ by, closedBy, expected, found, disbursement, ...entry }) => {
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
  });
}

const conditions = (register: CommitmentRegister): readonly ConditionStatement[] =>
  register.conditions.map(({ settledBy, above, ...condition }) => ({
    ...condition,
    above: plainAmount(above),
    events: idsOf(register.pledge?.by, settledBy),
  }));

/** One commitment: its parties and figures. Undefined for a stream without its pledge. */
export function commitmentStatement(
  register: CommitmentRegister,
  names: Names,
  allSynthetic: boolean,
  counts: CountsEvent = everything,
): readonly CommitmentStatement[] {
  const { pledge, signature, cancellation } = register;
  if (pledge === null) return [];
  const { currency } = pledge.amount;
  const terms = termsOf(register, allSynthetic, counts);
  const sum = (of: readonly Term[]): Figure => figureOf(currency, of);
  const synthetic = allSynthetic || pledge.synthetic;
  return [
    {
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
      pledged: sum(terms.pledged),
      committed: sum(terms.committed),
      disbursed: sum(terms.disbursed),
      received: sum(terms.received),
      reconciled: sum(terms.reconciled),
      called: sum(terms.called),
      repaid: sum(terms.repaid),
      interest: sum(terms.interest),
      outstanding: signature === null ? null : sum([...terms.committed, ...terms.disbursed.map(negatedTerm)]),
      amendments: register.amendments.map(({ delta, reason, by }) => ({
        delta: sum([{ amount: delta, eventId: by.eventId, synthetic }]),
        reason,
        ...datesOf(by),
      })),
      conditions: conditions(register),
      discrepancies: discrepancies(register, synthetic),
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
    },
  ];
}
