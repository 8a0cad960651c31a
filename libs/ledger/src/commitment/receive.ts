import { refuseOtherCurrency, refuseUnlessPositive, moneyText } from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import { minorUnits, moneyOf } from '../money.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Receive } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { refuseFutureDate, refuseUnlessPledged } from './preconditions.ts';
import { paymentsOf, type Payment } from './payments.ts';
import type { CommitmentState } from './state.ts';

/**
 * Received money is always recorded. Where it differs from the disbursement, or answers none, the same append opens a
 * discrepancy.
 */
export function receive(
  { data, by }: Command<string, Receive>,
  state: CommitmentState,
): readonly CommitmentDecided[] | Refusal {
  const answered = paymentNamed(data, state);
  const refusal =
    refuseUnlessPledged(state) ??
    refuseOtherCurrency(data.amount, state.currency, '/amount/currency') ??
    refuseUnlessPositive(data.amount, '/amount/amount') ??
    refuseFutureDate(data.valueDate, by.today) ??
    refuseUnknown(data, answered) ??
    (answered === undefined ? undefined : refuseComplete(answered, state));
  if (refusal) return refusal;
  if (answered === undefined) return [{ type: 'Received.v1', data }, unmatched(data)];

  const { id: disbursement, amount, received } = answered;
  const event: CommitmentDecided = { type: 'Received.v1', data: { ...data, disbursement } };
  const found = received + minorUnits(data.amount);
  if (found === amount) return [event];
  const sum = (units: bigint) => moneyOf(units, state.currency);
  const differs = { kind: 'received-differs', disbursement, expected: sum(amount), found: sum(found) } as const;
  return [event, { type: 'DiscrepancyOpened.v1', data: differs }];
}

/** By event id where one is given, else by the provider's reference. */
function paymentNamed({ disbursement, reference }: Receive, state: CommitmentState): Payment | undefined {
  return paymentsOf(state).find((each) =>
    disbursement === undefined ? each.reference === reference : each.id === disbursement,
  );
}

function refuseUnknown({ disbursement }: Receive, answered: Payment | undefined): Refusal | undefined {
  if (disbursement === undefined || answered !== undefined) return undefined;
  return refuse(
    'disbursement-unknown',
    `No disbursement that stands has the event id ${disbursement}.`,
    'Name one that is recorded, or leave it out.',
    '/disbursement',
  );
}

function refuseComplete({ amount, received }: Payment, { currency }: CommitmentState): Refusal | undefined {
  if (received < amount) return undefined;
  return refuse(
    'already-received',
    `All ${moneyText(moneyOf(amount, currency))} of this disbursement has been received.`,
    'If more money came, record it without this reference.',
    '/disbursement',
  );
}

function unmatched({ amount, reference }: Receive): CommitmentDecided {
  const data = { kind: 'received-unmatched', expected: moneyOf(0n, amount.currency), found: amount } as const;
  return { type: 'DiscrepancyOpened.v1', data: reference === undefined ? data : { ...data, reference } };
}
