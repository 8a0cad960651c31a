import { refuseOtherCurrency, refuseUnlessPositive, spoken } from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import { minorUnits, moneyOf } from '../money.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Receive } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { refuseFutureDate, refuseUnlessPledged } from './standing.ts';
import type { CommitmentState, Disbursement } from './state.ts';

/**
 * Money that arrived is recorded even where it should not have: what differs from the disbursement, or answers none,
 * opens a discrepancy in the same breath.
 */
export function receive(
  { data, by }: Command<string, Receive>,
  state: CommitmentState,
): readonly CommitmentDecided[] | Refusal {
  const answered = disbursementOf(data, state);
  const refusal =
    refuseUnlessPledged(state) ??
    refuseOtherCurrency(data.amount, state.currency, '/amount/currency') ??
    refuseUnlessPositive(data.amount, '/amount/amount') ??
    refuseFutureDate(data.valueDate, by.today) ??
    refuseUnknown(data, state) ??
    (answered === undefined ? undefined : refuseComplete(answered[1], state));
  if (refusal) return refusal;
  if (answered === undefined) return [{ type: 'Received.v1', data }, unmatched(data)];

  const [disbursement, { amount, received }] = answered;
  const event: CommitmentDecided = { type: 'Received.v1', data: { ...data, disbursement } };
  const found = received + minorUnits(data.amount);
  if (found === amount) return [event];
  const sum = (units: bigint) => moneyOf(units, state.currency);
  const differs = { kind: 'received-differs', disbursement, expected: sum(amount), found: sum(found) } as const;
  return [event, { type: 'DiscrepancyOpened.v1', data: differs }];
}

/** By event id where one is given, else by the provider's reference. */
function disbursementOf(data: Receive, { disbursements }: CommitmentState): [string, Disbursement] | undefined {
  if (data.disbursement !== undefined) {
    const named = disbursements.get(data.disbursement);
    return named && [data.disbursement, named];
  }
  return [...disbursements].find(([, { reference }]) => reference === data.reference);
}

function refuseUnknown({ disbursement }: Receive, { disbursements }: CommitmentState): Refusal | undefined {
  if (disbursement === undefined || disbursements.has(disbursement)) return undefined;
  return refuse(
    'disbursement-unknown',
    `No disbursement of this commitment has the event id ${disbursement}.`,
    'Name one that is recorded, or leave it out.',
    '/disbursement',
  );
}

function refuseComplete({ amount, received }: Disbursement, { currency }: CommitmentState): Refusal | undefined {
  if (received < amount) return undefined;
  return refuse(
    'already-received',
    `All ${spoken(moneyOf(amount, currency))} of this disbursement has been received.`,
    'If more money came, record it without this reference.',
    '/disbursement',
  );
}

function unmatched({ amount, reference }: Receive): CommitmentDecided {
  const data = { kind: 'received-unmatched', expected: moneyOf(0n, amount.currency), found: amount } as const;
  return { type: 'DiscrepancyOpened.v1', data: reference === undefined ? data : { ...data, reference } };
}
