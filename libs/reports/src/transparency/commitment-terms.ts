import type { CommitmentRegister, Money, Source } from '@pacta/ledger';
import { negatedTerm, type Term } from '../figures/figure.ts';

/** The terms of one commitment on each basis. A later basis never overwrites an earlier one. */
export interface CommitmentTerms {
  readonly pledged: readonly Term[];
  /** Signed, plus amendments. */
  readonly committed: readonly Term[];
  readonly disbursed: readonly Term[];
  readonly received: readonly Term[];
  /** Disbursed or called money that the secretariat has reconciled with the receiver's record. */
  readonly reconciled: readonly Term[];
  /** Paid on guarantees. */
  readonly called: readonly Term[];
  /** Returned principal, and the interest paid with it. */
  readonly repaid: readonly Term[];
  readonly interest: readonly Term[];
}

/** Whether the amounts of an event count: events of other days may be excluded. */
export type CountsEvent = (eventId: string) => boolean;

export const everything: CountsEvent = () => true;

const noTerms: CommitmentTerms = {
  pledged: [],
  committed: [],
  disbursed: [],
  received: [],
  reconciled: [],
  called: [],
  repaid: [],
  interest: [],
};

/**
 * A cancellation reduces pledge and signature by what was not yet disbursed. A signature under a synthetic pledge is
 * synthetic too; `synthetic` says so for the whole partnership.
 */
export function termsOf(
  register: CommitmentRegister,
  synthetic: boolean,
  counts: CountsEvent = everything,
): CommitmentTerms {
  const { pledge, signature, amendments, disbursements, calls, receipts, repayments, cancellation } = register;
  if (pledge === null) return noTerms;
  const madeUp = synthetic || pledge.synthetic;
  const term = (amount: Money, by: Source, own = madeUp): Term => ({ amount, eventId: by.eventId, synthetic: own });
  const released = (amount: Money | null): readonly Term[] =>
    cancellation === null || amount === null || amount.amount === '0'
      ? []
      : [negatedTerm(term(amount, cancellation.by))];
  const moved = ({ amount, by, synthetic: own }: { amount: Money; by: Source; synthetic: boolean }): Term =>
    term(amount, by, synthetic || own);
  return counted(counts, {
    pledged: [term(pledge.amount, pledge.by), ...released(cancellation?.pledgeReleased ?? null)],
    committed: [
      ...(signature === null ? [] : [term(signature.amount, signature.by)]),
      ...amendments.map(({ delta, by }) => term(delta, by)),
      ...released(cancellation?.signedReleased ?? null),
    ],
    disbursed: disbursements.map(moved),
    received: receipts.map(moved),
    reconciled: [...disbursements, ...calls].filter(({ reconciledBy }) => reconciledBy !== null).map(moved),
    called: calls.map(moved),
    repaid: repayments.filter(({ amount }) => amount.amount !== '0').map(moved),
    interest: repayments.flatMap(({ interest, ...rest }) =>
      interest === null ? [] : [moved({ ...rest, amount: interest })],
    ),
  });
}

const counted = (counts: CountsEvent, terms: CommitmentTerms): CommitmentTerms => ({
  pledged: terms.pledged.filter(({ eventId }) => counts(eventId)),
  committed: terms.committed.filter(({ eventId }) => counts(eventId)),
  disbursed: terms.disbursed.filter(({ eventId }) => counts(eventId)),
  received: terms.received.filter(({ eventId }) => counts(eventId)),
  reconciled: terms.reconciled.filter(({ eventId }) => counts(eventId)),
  called: terms.called.filter(({ eventId }) => counts(eventId)),
  repaid: terms.repaid.filter(({ eventId }) => counts(eventId)),
  interest: terms.interest.filter(({ eventId }) => counts(eventId)),
});
