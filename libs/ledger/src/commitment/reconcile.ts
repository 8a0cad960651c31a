import { moneyText } from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import { moneyOf } from '../money.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Reconcile } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { openDiscrepancies, paymentsOf, type UnansweredDiscrepancy, type Payment } from './payments.ts';
import { refuseUnlessPledged } from './preconditions.ts';
import type { CommitmentState } from './state.ts';
import { commitmentBounds } from './bounds.ts';

interface Settled {
  readonly payments: readonly Payment[];
  readonly discrepancies: readonly UnansweredDiscrepancy[];
}

/**
 * Settles one payment, one discrepancy, or where none is named everything that both sides have recorded (the oldest
 * 500). Where records differ, an explanation is needed.
 */
export function reconcile(
  { data }: Command<string, Reconcile>,
  state: CommitmentState,
): readonly CommitmentDecided[] | Refusal {
  const unknown = refuseUnlessPledged(state);
  if (unknown) return unknown;
  const settled = settledBy(data, state);
  if ('refused' in settled) return settled;
  const { payments, discrepancies } = settled;
  const refusal = data.explanation === undefined ? refuseUnexplained(settled, state) : undefined;
  if (refusal) return refusal;
  const sum = (each: (payment: Payment) => bigint) =>
    moneyOf(
      payments.reduce((total, payment) => total + each(payment), 0n),
      state.currency,
    );
  const { explanation, documentHash } = data;
  return [
    {
      type: 'Reconciled.v1',
      data: {
        payments: payments.map(({ id }) => id),
        discrepancies: discrepancies.map(({ id }) => id),
        paid: sum(({ amount }) => amount),
        received: sum(({ received }) => received),
        ...(explanation === undefined ? {} : { explanation }),
        ...(documentHash === undefined ? {} : { documentHash }),
      },
    },
  ];
}

function settledBy({ disbursement, reference, discrepancy }: Reconcile, state: CommitmentState): Settled | Refusal {
  const payments = paymentsOf(state);
  const open = openDiscrepancies(state);
  if (discrepancy !== undefined) {
    const named = open.find(({ id }) => id === discrepancy);
    if (named === undefined) return noSuchDiscrepancy(discrepancy, state);
    return {
      payments: payments.filter(({ id, reconciled }) => id === named.about && !reconciled),
      discrepancies: [named],
    };
  }
  if (disbursement !== undefined || reference !== undefined) {
    const named = payments.find((each) =>
      disbursement === undefined ? each.reference === reference : each.id === disbursement,
    );
    if (named === undefined)
      return refuse(
        'disbursement-unknown',
        `No disbursement that stands has the ${disbursement === undefined ? `reference ${reference}` : `event id ${disbursement}`}.`,
        'Name one that is recorded, or leave it out to reconcile all.',
        disbursement === undefined ? '/reference' : '/disbursement',
      );
    const about = open.filter((each) => each.about === named.id);
    return refuseUnready(named, about, state) ?? { payments: named.reconciled ? [] : [named], discrepancies: about };
  }
  const ready = payments.filter(({ received, reconciled }) => received > 0n && !reconciled);
  if (ready.length + open.length > 0)
    return {
      payments: ready.slice(0, commitmentBounds.reconciledAtOnce),
      discrepancies: open.slice(0, commitmentBounds.reconciledAtOnce),
    };
  return refuse(
    'nothing-to-reconcile',
    'Nothing that both sides have recorded waits to be reconciled.',
    'Let the receiver record what arrived first.',
  );
}

function refuseUnready(
  { received, reconciled, reference }: Payment,
  about: readonly UnansweredDiscrepancy[],
  { currency }: CommitmentState,
) {
  if (received === 0n && about.length === 0)
    return refuse(
      'not-received',
      `Of ${reference} only the provider has recorded anything: ${moneyText(moneyOf(received, currency))} is received.`,
      'Let the receiver record what arrived, or open a discrepancy.',
    );
  if (!reconciled || about.length > 0) return undefined;
  return refuse('already-reconciled', `${reference} is reconciled.`, 'Nothing is left to do.');
}

function noSuchDiscrepancy(id: string, { entries }: CommitmentState): Refusal {
  return entries.get(id)?.kind === 'discrepancy'
    ? refuse('discrepancy-closed', `Discrepancy ${id} is answered.`, 'Nothing is left to do.', '/discrepancy')
    : refuse(
        'discrepancy-unknown',
        `The commitment has no discrepancy ${id}.`,
        'Name it by the event that opened it.',
        '/discrepancy',
      );
}

function refuseUnexplained({ payments, discrepancies }: Settled, { currency }: CommitmentState): Refusal | undefined {
  const differing = payments.find(({ amount, received }) => amount !== received);
  if (differing === undefined && discrepancies.length === 0) return undefined;
  const say = (units: bigint): string => moneyText(moneyOf(units, currency));
  const found =
    differing === undefined
      ? `${discrepancies.length === 1 ? 'A discrepancy is' : `${discrepancies.length} discrepancies are`} open.`
      : `Of ${differing.reference}, ${say(differing.amount)} was paid and ${say(differing.received)} received.`;
  return refuse('explanation-needed', found, 'Say in explanation why the records differ.', '/explanation');
}
