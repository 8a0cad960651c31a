import { refuseOtherCurrency, refuseUnlessPositive, moneyText } from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import { minorUnits, moneyOf } from '../money.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Amend, Cancel, Sign } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { refuseUnlessSigned, refuseUnlessInForce } from './preconditions.ts';
import { netDisbursed } from './returned.ts';
import type { CommitmentState } from './state.ts';

type Outcome = readonly CommitmentDecided[] | Refusal;

/** Once. The signed amount may differ from the pledged one; after that only amendments change it. */
export function sign({ data }: Command<string, Sign>, state: CommitmentState): Outcome {
  const refusal =
    refuseUnlessInForce(state) ??
    (state.signed === undefined
      ? undefined
      : refuse('already-signed', 'The commitment is already signed.', 'Amend it by a delta.')) ??
    refuseOtherCurrency(data.amount, state.currency, '/amount/currency') ??
    refuseUnlessPositive(data.amount, '/amount/amount');
  return refusal ?? [{ type: 'Signed.v1', data }];
}

export function amend({ data }: Command<string, Amend>, state: CommitmentState): Outcome {
  const refusal = refuseUnlessSigned(state) ?? refuseOtherCurrency(data.delta, state.currency, '/delta/currency');
  if (refusal) return refusal;
  const delta = minorUnits(data.delta);
  if (delta === 0n)
    return refuse('amendment-empty', 'The delta is zero.', 'Give the change, up or down.', '/delta/amount');
  const after = (state.signed ?? 0n) + delta;
  const disbursed = netDisbursed(state);
  const out = disbursed > state.called ? disbursed : state.called;
  if (after >= out) return [{ type: 'Amended.v1', data }];
  const [left, paid] = [after, out].map((units) => moneyText(moneyOf(units, state.currency)));
  return refuse(
    'amended-below-disbursed',
    `The delta would leave ${left}, but ${paid} is already disbursed.`,
    'Give a delta that leaves at least what was disbursed.',
    '/delta/amount',
  );
}

/** What was disbursed stays on record; the rest is released. */
export function cancel({ data }: Command<string, Cancel>, state: CommitmentState): Outcome {
  return refuseUnlessInForce(state) ?? [{ type: 'Cancelled.v1', data }];
}
