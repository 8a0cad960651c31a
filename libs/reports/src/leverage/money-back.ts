import { dayOfMoney, negated, undoesPayment, type CommitmentRegister, type Flow } from '@pacta/ledger';
import { figuresOf, type Figure, type Term } from '../figures/figure.ts';
import type { CountsDay } from '../transparency/commitment-terms.ts';

/** Money that went back to its providers, per currency. */
export interface MoneyBack {
  /** Grants that came back, and what publishers report as paid below zero: taken off what was disbursed. */
  readonly returned: readonly Figure[];
  /** Loans and the like, repaid as they fall due: disbursed all the same. */
  readonly repaid: readonly Figure[];
}

export function moneyBack(
  flows: readonly Flow[],
  commitments: readonly CommitmentRegister[],
  counts: CountsDay,
): MoneyBack {
  const returned = flows.filter(({ basis, amount }) => basis === 'disbursed' && amount.amount.startsWith('-'));
  const repaid = commitments
    .filter(({ pledge }) => pledge !== null && !undoesPayment(pledge.instrument))
    .flatMap(({ repayments }) => repayments)
    .filter(({ amount, valueDate, by }) => amount.amount !== '0' && counts(dayOfMoney(by.effectiveOn, valueDate)));
  return {
    returned: figuresOf(
      returned.map(({ eventId, amount, synthetic }): Term => ({
        amount: negated(amount),
        eventId,
        synthetic: synthetic === true,
      })),
    ),
    repaid: figuresOf(repaid.map(({ amount, by, synthetic }) => ({ amount, eventId: by.eventId, synthetic }))),
  };
}
