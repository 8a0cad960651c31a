import { refuseOtherCurrency, refuseUnlessPositive } from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import { minorUnits } from '../money.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { CallGuarantee } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { refuseAboveSigned, refuseReference, refuseUnmetCondition } from './payment-rules.ts';
import { refuseFutureDate, refuseUnlessSigned } from './standing.ts';
import type { CommitmentState } from './state.ts';

/** What a guarantor pays on its guarantee: up to the sum guaranteed, by the rules of any payment. */
export function callGuarantee(
  { data, by }: Command<string, CallGuarantee>,
  state: CommitmentState,
): readonly CommitmentDecided[] | Refusal {
  const next = { amount: minorUnits(data.amount), before: state.called, verb: 'called' };
  const refusal =
    refuseUnlessSigned(state) ??
    refuseUnlessGuarantee(state) ??
    refuseOtherCurrency(data.amount, state.currency, '/amount/currency') ??
    refuseUnlessPositive(data.amount, '/amount/amount') ??
    refuseFutureDate(data.valueDate, by.today) ??
    refuseReference(data.reference, state) ??
    refuseAboveSigned(next, state) ??
    refuseUnmetCondition(next, state);
  return refusal ?? [{ type: 'GuaranteeCalled.v1', data }];
}

function refuseUnlessGuarantee({ instrument }: CommitmentState): Refusal | undefined {
  if (instrument === 'guarantee') return undefined;
  return refuse(
    'not-a-guarantee',
    `The commitment is a ${instrument}, not a guarantee.`,
    'Disburse what is paid on it.',
  );
}
