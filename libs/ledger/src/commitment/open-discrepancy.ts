import { refuseOtherCurrency } from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import type { Money } from '../money.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { OpenDiscrepancy } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { paymentsOf } from './payments.ts';
import { refuseUnlessPledged } from './preconditions.ts';
import type { CommitmentState } from './state.ts';

/** A person reports that two records differ. It stays open until the secretariat explains it. */
export function openDiscrepancy(
  { data }: Command<string, OpenDiscrepancy>,
  state: CommitmentState,
): readonly CommitmentDecided[] | Refusal {
  const other = (sum: Money | undefined, pointer: string): Refusal | undefined =>
    sum && refuseOtherCurrency(sum, state.currency, pointer);
  const refusal =
    refuseUnlessPledged(state) ??
    other(data.expected, '/expected/currency') ??
    other(data.found, '/found/currency') ??
    refuseUnknown(data, state);
  return refusal ?? [{ type: 'DiscrepancyOpened.v1', data: { kind: 'questioned', ...data } }];
}

function refuseUnknown({ disbursement }: OpenDiscrepancy, state: CommitmentState): Refusal | undefined {
  if (disbursement === undefined || paymentsOf(state).some(({ id }) => id === disbursement)) return undefined;
  return refuse(
    'disbursement-unknown',
    `No disbursement that stands has the event id ${disbursement}.`,
    'Name one that is recorded, or leave it out.',
    '/disbursement',
  );
}
