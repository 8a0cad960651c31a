import { refuseCurrency } from '../amount-rules.ts';
import { decideBy } from '../decide-by.ts';
import type { Command, Decider } from '../decider.ts';
import { foldBy } from '../fold-by.ts';
import { refuseUnlessFounded } from '../partnership/preconditions.ts';
import { rationalOf } from '../rational.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { refuseReversal } from '../reversal/refuse-reversal.ts';
import type { RateCommand, RecordRate } from './commands.ts';
import type { RateDecided, RateEvent } from './events.ts';
import { pairOf } from './rate-stream.ts';
import type { RateFacts, RateState } from './state.ts';

type Outcome = readonly RateDecided[] | Refusal;

/**
 * One rate per pair and day, so that figures are unambiguous. A wrong one is replaced: one append reverses it and
 * records the new one, so that figures computed before can still be explained.
 */
function recordRate({ data, by }: Command<string, RecordRate>, state: RateState, { partnership }: RateFacts): Outcome {
  const { partnershipId: _, replaces, reason, ...given } = data;
  const rate = { ...given, pair: pairOf(given.pair) };
  const refusal =
    refuseUnlessFounded(partnership) ??
    refusePair(rate.pair, rate.date) ??
    refuseValue(rate, by.today) ??
    (replaces === undefined ? refuseSecond(rate, state) : refuseReplacing(replaces, reason, rate.date, state));
  if (refusal) return refusal;
  const recorded = { type: 'RateRecorded.v1', data: rate } as const;
  if (replaces === undefined || reason === undefined) return [recorded];
  return [{ type: 'EventReversed.v1', data: { eventId: replaces, reason } }, recorded];
}

function refusePair(pair: string, date: string): Refusal | undefined {
  const [base = '', quote = ''] = pair.split('/');
  if (base === quote)
    return refuse('pair-of-one', 'Both currencies of the pair are the same.', 'Give two currencies.', '/pair');
  return refuseCurrency(base, date, '/pair') ?? refuseCurrency(quote, date, '/pair');
}

function refuseValue({ rate, date }: Pick<RecordRate, 'rate' | 'date'>, today: string): Refusal | undefined {
  if (rationalOf(rate).over === 0n)
    return refuse(
      'rate-not-positive',
      'The rate is zero.',
      'Give what one unit of the first currency is worth.',
      '/rate',
    );
  if (date <= today) return undefined;
  return refuse(
    'rate-date-ahead',
    `The day ${date} lies after today, ${today}.`,
    'Record a rate when it has been published.',
    '/date',
  );
}

function refuseSecond({ pair, date }: Pick<RecordRate, 'pair' | 'date'>, { inForce }: RateState) {
  const earlier = inForce.get(date);
  if (earlier === undefined) return undefined;
  return refuse(
    'rate-recorded',
    `${pair} is recorded for ${date} at ${earlier.rate} (event ${earlier.eventId}).`,
    "If that is wrong, name its event in 'replaces', with a reason.",
    '/date',
  );
}

function refuseReplacing(eventId: string, reason: string | undefined, date: string, { inForce, reversed }: RateState) {
  if (reason === undefined)
    return refuse(
      'replacement-unexplained',
      'A replaced rate needs a reason.',
      'Say why the earlier one was wrong.',
      '/reason',
    );
  const found = reversed.has(eventId) ? 'reversed' : [...inForce.values()].some((one) => one.eventId === eventId);
  const refusal = refuseReversal(
    eventId,
    found === false ? undefined : found === true ? 'reversible' : found,
    '/replaces',
  );
  if (refusal) return refusal;
  if (inForce.get(date)?.eventId === eventId) return undefined;
  return refuse(
    'rate-of-another-day',
    'The rate to be replaced is of another day.',
    'Give the day of that rate.',
    '/date',
  );
}

const rateFold = foldBy<RateState, RateEvent>(
  { inForce: new Map(), reversed: new Set() },
  {
    'RateRecorded.v1': (state, { eventId, data: { date, rate } }, run) => ({
      ...state,
      inForce: run.withEntry(state.inForce, date, { eventId, rate }),
    }),
    'EventReversed.v1': (state, { data: { eventId } }, run) => ({
      inForce: new Map([...state.inForce].filter(([, rate]) => rate.eventId !== eventId)),
      reversed: run.withMember(state.reversed, eventId),
    }),
  },
);

export const rateDecider: Decider<RateCommand, RateState, RateDecided, RateFacts> = {
  category: 'rate',
  ...rateFold,
  decide: decideBy<RateCommand, RateState, RateDecided, RateFacts>({ recordRate }),
};
