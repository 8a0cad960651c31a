import type { Command } from '../decider.ts';
import { FoldRun } from '../fold-run.ts';
import { moneyOf } from '../money.ts';
import { organisationsOf } from '../partnership/state.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { refuseReversal, type Reversibility } from '../reversal/refuse-reversal.ts';
import type { ReopenReconciliation, ReverseMovement } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { paymentsOf, currentEntries } from './payments.ts';
import { netDisbursed } from './returned.ts';
import type { CommitmentFacts, CommitmentState, Entry } from './state.ts';
import { withoutEvent } from './without-event.ts';

type Outcome = readonly CommitmentDecided[] | Refusal;

/** The side that recorded it, and so may reverse it. */
const SIDE: Partial<Record<Entry['kind'], 'provider' | 'receiver'>> = {
  disbursed: 'provider',
  called: 'provider',
  received: 'receiver',
  repaid: 'receiver',
  'condition-met': 'receiver',
};

/**
 * The side that recorded a movement, or a condition as met, in error reverses it, unless a later record relies on it.
 * Pledge, signature and amendments are corrected by an amendment or a cancellation instead.
 */
export function reverseMovement(
  { data, by }: Command<string, ReverseMovement>,
  state: CommitmentState,
  { partnership }: CommitmentFacts,
): Outcome {
  const entry = state.entries.get(data.eventId);
  const side = entry && SIDE[entry.kind];
  const refusal = refuseReversal(data.eventId, found(data.eventId, state, side !== undefined));
  if (refusal || side === undefined || entry === undefined) return refusal ?? [];
  if (!organisationsOf(partnership, by.actor).includes(state[side]))
    return refuse(
      'not-your-record',
      `The ${side} recorded it, and ${by.actor} does not act for that side.`,
      `Let the ${side} take it back, or open a discrepancy.`,
      '/eventId',
    );
  return (
    refuseReliedUpon(data.eventId, entry, state) ?? [
      { type: 'EventReversed.v1', data },
      ...differing(data.eventId, state),
    ]
  );
}

/** The secretariat reverses a reconciliation: what it settled is open again. */
export function reopenReconciliation({ data }: Command<string, ReopenReconciliation>, state: CommitmentState): Outcome {
  const isOne = state.entries.get(data.eventId)?.kind === 'reconciled';
  return refuseReversal(data.eventId, found(data.eventId, state, isOne)) ?? [{ type: 'EventReversed.v1', data }];
}

function found(eventId: string, { entries, reversed }: CommitmentState, reversible: boolean): Reversibility {
  if (!entries.has(eventId)) return undefined;
  if (reversed.has(eventId)) return 'reversed';
  return reversible ? 'reversible' : 'final';
}

function refuseReliedUpon(eventId: string, entry: Entry, state: CommitmentState): Refusal | undefined {
  const payment = paymentsOf(state).find(({ id }) => id === (entry.kind === 'received' ? entry.answers : eventId));
  const after = withoutEvent(state, eventId, FoldRun.ONE_STEP);
  const unguarded = [...after.conditions.values()].some(
    ({ settled, above }) => !settled && (netDisbursed(after) > above || after.called > above),
  );
  const why = payment?.reconciled
    ? 'it is reconciled'
    : payment && payment.id === eventId && payment.received > 0n
      ? 'the receiver has acknowledged it'
      : after.repaid > after.disbursed + after.called
        ? 'more was repaid than would be left of what was paid'
        : entry.kind === 'repaid' && (netDisbursed(after) > (after.signed ?? 0n) || unguarded)
          ? 'what came back was paid again'
          : entry.kind === 'condition-met' && unguarded
            ? 'money was paid on the strength of it'
            : undefined;
  if (why === undefined) return undefined;
  return refuse('relied-upon', `It can't be taken back: ${why}.`, 'Take back first what rests on it.', '/eventId');
}

/** Reversing one of several receipts may leave the others short. */
function differing(eventId: string, state: CommitmentState): readonly CommitmentDecided[] {
  const receipt = currentEntries(state, 'received').find(([id]) => id === eventId);
  const disbursement = receipt?.[1].answers;
  const left = paymentsOf(withoutEvent(state, eventId, FoldRun.ONE_STEP)).find(({ id }) => id === disbursement);
  if (disbursement === undefined || left === undefined || left.received === 0n || left.received === left.amount)
    return [];
  const [expected, found] = [left.amount, left.received].map((units) => moneyOf(units, state.currency)) as [
    ReturnType<typeof moneyOf>,
    ReturnType<typeof moneyOf>,
  ];
  return [{ type: 'DiscrepancyOpened.v1', data: { kind: 'received-differs', disbursement, expected, found } }];
}
