import type { Command } from '../decider.ts';
import { minorUnits } from '../money.ts';
import type { Refusal } from '../refusal.ts';
import type { Disburse } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { refusePayment } from './payment-rules.ts';
import { refuseUnlessSigned } from './preconditions.ts';
import type { CommitmentState } from './state.ts';

/** Never above the signed amount with its amendments, and never against a condition that is neither met nor waived. */
export function disburse(
  { data, by }: Command<string, Disburse>,
  state: CommitmentState,
): readonly CommitmentDecided[] | Refusal {
  const next = { amount: minorUnits(data.amount), before: state.disbursed, verb: 'disbursed' };
  const refusal = refuseUnlessSigned(state) ?? refusePayment(data, next, state, by.today);
  return refusal ?? [{ type: 'Disbursed.v1', data }];
}
