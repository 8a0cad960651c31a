import { moneyText, refuseOtherCurrency, refuseUnlessPositive } from '../amount-rules.ts';
import { moneyOf, type Money } from '../money.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { comparableText } from '../text.ts';
import { paymentsOf } from './payments.ts';
import { refuseFutureDate } from './preconditions.ts';
import type { CommitmentState } from './state.ts';

/** A payment to be made, and how much of its kind was paid before. Minor units. */
export interface NextPayment {
  readonly amount: bigint;
  readonly before: bigint;
  /** Past tense for refusals: `disbursed`, or `called` of a guarantee. */
  readonly verb: string;
}

/** The rules of a payment on a signed commitment. */
export function refusePayment(
  { amount, reference, valueDate }: { readonly amount: Money; readonly reference: string; readonly valueDate: string },
  next: NextPayment,
  state: CommitmentState,
  today: string,
): Refusal | undefined {
  return (
    refuseOtherCurrency(amount, state.currency, '/amount/currency') ??
    refuseUnlessPositive(amount, '/amount/amount') ??
    refuseFutureDate(valueDate, today) ??
    refuseReference(reference, state) ??
    refuseAboveSigned(next, state) ??
    refuseUnmetCondition(next, state)
  );
}

/** A reference names one payment; reversing the payment frees it. */
function refuseReference(reference: string, state: CommitmentState): Refusal | undefined {
  const compared = comparableText(reference);
  if (!paymentsOf(state).some((earlier) => comparableText(earlier.reference) === compared)) return undefined;
  return refuse(
    'reference-used',
    `The reference ${reference} is already used by an earlier payment.`,
    'If this is another payment, give it a reference of its own.',
    '/reference',
  );
}

/** Never above the signed amount with its amendments. */
function refuseAboveSigned({ amount, before, verb }: NextPayment, { signed = 0n, currency }: CommitmentState) {
  if (before + amount <= signed) return undefined;
  const say = (units: bigint): string => moneyText(moneyOf(units, currency));
  return refuse(
    'above-signed',
    `${say(signed)} is signed and ${say(before)} ${verb}, so ${say(amount)} is above the ${say(signed - before)} left.`,
    'Pay no more than what is left, or amend the commitment first.',
    '/amount/amount',
  );
}

/** Never against a condition that is neither met nor waived. */
function refuseUnmetCondition({ amount, before, verb }: NextPayment, { conditions, currency }: CommitmentState) {
  const unmet = [...conditions].find(([, { settled, above }]) => !settled && before + amount > above);
  if (unmet === undefined) return undefined;
  const [id, { above }] = unmet;
  return refuse(
    'condition-unmet',
    `The condition ${id} guards what is ${verb} above ${moneyText(moneyOf(above, currency))}, and is neither met nor waived.`,
    'Record that it is met, or waive it by an adopted decision.',
    '/amount/amount',
  );
}
