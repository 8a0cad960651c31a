import type { Command } from '../decider.ts';
import { minorUnits } from '../money.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { CallGuarantee } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { refusePayment } from './payment-rules.ts';
import { refuseUnlessSigned } from './preconditions.ts';
import type { CommitmentState } from './state.ts';

/** What a guarantor pays on its guarantee: up to the sum guaranteed, by the rules of any payment. */
export function callGuarantee(
  { data, by }: Command<string, CallGuarantee>,
  state: CommitmentState,
): readonly CommitmentDecided[] | Refusal {
  const next = { amount: minorUnits(data.amount), before: state.called, verb: 'called' };
  const refusal =
    refuseUnlessSigned(state) ?? refuseUnlessGuarantee(state) ?? refusePayment(data, next, state, by.today);
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
