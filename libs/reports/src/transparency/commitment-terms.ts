import type { CommitmentRegister, Money, Source } from '@pacta/ledger';
import { negatedTerm, type Term } from '../figures/figure.ts';

/** The terms of one commitment on each basis. A later basis never overwrites an earlier one. */
export interface CommitmentTerms {
  readonly pledged: readonly Term[];
  /** Signed, plus amendments. */
  readonly committed: readonly Term[];
  readonly disbursed: readonly Term[];
  readonly received: readonly Term[];
}

const noTerms: CommitmentTerms = { pledged: [], committed: [], disbursed: [], received: [] };

/**
 * A cancellation takes what was not yet disbursed off pledge and signature alike. What is signed under a made-up pledge
 * is made up too; `synthetic` says so for the whole partnership.
 */
export function termsOf(register: CommitmentRegister, synthetic: boolean): CommitmentTerms {
  const { pledge, signature, amendments, disbursements, receipts, cancellation } = register;
  if (pledge === null) return noTerms;
  const madeUp = synthetic || pledge.synthetic;
  const term = (amount: Money, by: Source, own = madeUp): Term => ({ amount, eventId: by.eventId, synthetic: own });
  const released = (amount: Money | null): readonly Term[] =>
    cancellation === null || amount === null || amount.amount === '0'
      ? []
      : [negatedTerm(term(amount, cancellation.by))];
  return {
    pledged: [term(pledge.amount, pledge.by), ...released(cancellation?.pledgeReleased ?? null)],
    committed: [
      ...(signature === null ? [] : [term(signature.amount, signature.by)]),
      ...amendments.map(({ delta, by }) => term(delta, by)),
      ...released(cancellation?.signedReleased ?? null),
    ],
    disbursed: disbursements.map(({ amount, by, synthetic: own }) => term(amount, by, synthetic || own)),
    received: receipts.map(({ amount, by, synthetic: own }) => term(amount, by, synthetic || own)),
  };
}
