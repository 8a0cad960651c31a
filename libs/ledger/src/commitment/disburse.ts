import { refuseOtherCurrency, refuseUnlessPositive } from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import { minorUnits } from '../money.ts';
import type { Refusal } from '../refusal.ts';
import type { Disburse } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { refuseAboveSigned, refuseReference, refuseUnmetCondition } from './payment-rules.ts';
import { refuseFutureDate, refuseUnlessSigned } from './standing.ts';
import type { CommitmentState } from './state.ts';

/** Never above the signed amount with its amendments, and never against a condition that is neither met nor waived. */
export function disburse(
  { data, by }: Command<string, Disburse>,
  state: CommitmentState,
): readonly CommitmentDecided[] | Refusal {
  const next = { amount: minorUnits(data.amount), before: state.disbursed, verb: 'disbursed' };
  const refusal =
    refuseUnlessSigned(state) ??
    refuseOtherCurrency(data.amount, state.currency, '/amount/currency') ??
    refuseUnlessPositive(data.amount, '/amount/amount') ??
    refuseFutureDate(data.valueDate, by.today) ??
    refuseReference(data.reference, state) ??
    refuseAboveSigned(next, state) ??
    refuseUnmetCondition(next, state);
  return refusal ?? [{ type: 'Disbursed.v1', data }];
}
