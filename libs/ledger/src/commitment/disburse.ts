import { refuseOtherCurrency, refuseUnlessPositive, spoken } from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import { minorUnits, moneyOf } from '../money.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Disburse } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { refuseFutureDate, refuseUnlessSigned } from './standing.ts';
import type { CommitmentState } from './state.ts';

/** Never above what was signed and amended, and never against a condition that is neither met nor waived. */
export function disburse(
  { data, by }: Command<string, Disburse>,
  state: CommitmentState,
): readonly CommitmentDecided[] | Refusal {
  const refusal =
    refuseUnlessSigned(state) ??
    refuseOtherCurrency(data.amount, state.currency, '/amount/currency') ??
    refuseUnlessPositive(data.amount, '/amount/amount') ??
    refuseFutureDate(data.valueDate, by.today) ??
    refuseReference(data, state) ??
    refuseAboveSigned(data, state) ??
    refuseUnmetCondition(data, state);
  return refusal ?? [{ type: 'Disbursed.v1', data }];
}

function refuseReference({ reference }: Disburse, { disbursements }: CommitmentState): Refusal | undefined {
  if (![...disbursements.values()].some((earlier) => earlier.reference === reference)) return undefined;
  return refuse(
    'reference-used',
    `The reference ${reference} is already used by an earlier disbursement.`,
    'If this is another payment, give it a reference of its own.',
    '/reference',
  );
}

function refuseAboveSigned({ amount }: Disburse, { signed = 0n, disbursed, currency }: CommitmentState) {
  if (disbursed + minorUnits(amount) <= signed) return undefined;
  const say = (units: bigint): string => spoken(moneyOf(units, currency));
  return refuse(
    'above-signed',
    `${say(signed)} is signed and ${say(disbursed)} disbursed, so ${say(minorUnits(amount))} is above the ${say(signed - disbursed)} left.`,
    'Disburse no more than what is left, or amend the commitment first.',
    '/amount/amount',
  );
}

function refuseUnmetCondition({ amount }: Disburse, { disbursed, conditions, currency }: CommitmentState) {
  const after = disbursed + minorUnits(amount);
  const [unmet] = [...conditions].filter(([, { settled, above }]) => !settled && after > above);
  if (unmet === undefined) return undefined;
  const [id, { above }] = unmet;
  return refuse(
    'condition-unmet',
    `The condition ${id} guards what is disbursed above ${spoken(moneyOf(above, currency))}, and is neither met nor waived.`,
    'Record that it is met, or waive it by an adopted decision.',
    '/amount/amount',
  );
}
