import { minorUnits, moneyOf, type Money } from '../money.ts';
import type { Source } from '../view.ts';
import { undoesPayment } from './returned.ts';
import type { CommitmentRegister } from './commitment-register.entries.ts';

const sum = (sums: readonly Money[]): bigint => sums.reduce((total, each) => total + minorUnits(each), 0n);
const atLeastZero = (amount: bigint): bigint => (amount < 0n ? 0n : amount);

/** What was paid, and did not come back of a grant, stays promised; the rest is released from pledge and signature. */
export function cancelled(state: CommitmentRegister, reason: string, by: Source): CommitmentRegister {
  if (state.pledge === null) return state;
  const { amount, instrument } = state.pledge;
  const back = undoesPayment(instrument) ? sum(state.repayments.map((repayment) => repayment.amount)) : 0n;
  const paid = sum([...state.disbursements, ...state.calls].map((payment) => payment.amount)) - back;
  const unpaid = (promised: bigint): Money => moneyOf(atLeastZero(promised - paid), amount.currency);
  const pledgeReleased = unpaid(minorUnits(amount));
  const signed = state.signature?.amount;
  const signedReleased =
    signed === undefined ? null : unpaid(sum([signed, ...state.amendments.map((each) => each.delta)]));
  return { ...state, cancellation: { reason, pledgeReleased, signedReleased, by } };
}

/** What comes back of a grant after a cancellation is released too, and so is a payment that is reversed then. */
export const releasedAgain = (state: CommitmentRegister): CommitmentRegister =>
  state.cancellation === null ? state : cancelled(state, state.cancellation.reason, state.cancellation.by);
