import { refuseNegative, refuseOtherCurrency, refuseUnlessPositive, moneyText } from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import { minorUnits, moneyOf } from '../money.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Repay } from './commands.ts';
import type { CommitmentDecided, Instrument } from './events.ts';
import { currentEntries } from './payments.ts';
import { refuseFutureDate, refuseUnlessPledged } from './preconditions.ts';
import { comparableText } from '../text.ts';
import type { CommitmentState } from './state.ts';

const BEARS_INTEREST: readonly Instrument[] = ['loan', 'reimbursable'];

/**
 * Money that goes back to its provider, for any instrument (the unspent rest of a grant too) and also after a
 * cancellation. Principal never exceeds what was paid; interest is recorded separately, and only for loans and the
 * like.
 */
export function repay(
  { data, by }: Command<string, Repay>,
  state: CommitmentState,
): readonly CommitmentDecided[] | Refusal {
  const refusal =
    refuseUnlessPledged(state) ??
    refuseOtherCurrency(data.amount, state.currency, '/amount/currency') ??
    refuseNegative(data.amount, '/amount/amount') ??
    refuseInterest(data, state) ??
    (data.interest === undefined ? refuseUnlessPositive(data.amount, '/amount/amount') : undefined) ??
    refuseFutureDate(data.valueDate, by.today) ??
    refuseReferenceOfRepayment(data, state) ??
    refuseAbovePaid(data, state);
  return refusal ?? [{ type: 'Repaid.v1', data }];
}

function refuseInterest({ interest }: Repay, { currency, instrument }: CommitmentState): Refusal | undefined {
  if (interest === undefined) return undefined;
  if (!BEARS_INTEREST.includes(instrument))
    return refuse(
      'interest-unforeseen',
      `The commitment is a ${instrument}, which bears no interest.`,
      'Leave the interest out, or record it with the loan that it belongs to.',
      '/interest',
    );
  return (
    refuseOtherCurrency(interest, currency, '/interest/currency') ?? refuseUnlessPositive(interest, '/interest/amount')
  );
}

function refuseReferenceOfRepayment({ reference }: Repay, state: CommitmentState): Refusal | undefined {
  const earlier = currentEntries(state, 'repaid').map(([, entry]) => comparableText(entry.reference ?? ''));
  if (reference === undefined || !earlier.includes(comparableText(reference))) return undefined;
  return refuse(
    'reference-used',
    `The reference ${reference} is already used by an earlier repayment.`,
    'If this is another repayment, give it a reference of its own.',
    '/reference',
  );
}

function refuseAbovePaid({ amount }: Repay, { disbursed, called, repaid, currency }: CommitmentState) {
  const owed = disbursed + called - repaid;
  if (minorUnits(amount) <= owed) return undefined;
  const say = (units: bigint): string => moneyText(moneyOf(units, currency));
  return refuse(
    'above-disbursed',
    `${say(disbursed + called)} was paid and ${say(repaid)} repaid, so ${say(minorUnits(amount))} is above the ${say(owed)} left.`,
    'Repay no more than what is left; record interest as interest.',
    '/amount/amount',
  );
}
