import type { Command } from '../decider.ts';
import { minorUnits } from '../money.ts';
import type { Refusal } from '../refusal.ts';
import type { Disburse } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { refusePayment } from './payment-rules.ts';
import { refuseUnlessSigned } from './preconditions.ts';
import { netDisbursed } from './returned.ts';
import type { CommitmentState } from './state.ts';

/**
 * Never above the signed amount with its amendments, and never against a condition that is neither met nor waived. What
 * came back of a grant can be paid again.
 */
export function disburse(
  { data, by }: Command<string, Disburse>,
  state: CommitmentState,
): readonly CommitmentDecided[] | Refusal {
  const before = netDisbursed(state);
  const verb = before === state.disbursed ? 'disbursed' : 'disbursed, less what came back';
  const next = { amount: minorUnits(data.amount), before, verb };
  const refusal = refuseUnlessSigned(state) ?? refusePayment(data, next, state, by.today);
  return refusal ?? [{ type: 'Disbursed.v1', data }];
}
