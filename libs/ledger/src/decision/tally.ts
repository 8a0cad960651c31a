import { fraction } from '../quantity.ts';
import type { DecisionRule, RESULTS, Tally } from './events.ts';
import type { DecisionState } from './state.ts';

/** Voting weights by position. Recused members count nowhere, even where they cast a ballot before. */
export function tallyOf({ seats, recused, ballots }: DecisionState): Tally {
  const tally = { for: 0, against: 0, abstain: 0, object: 0, absent: 0, recused: 0, base: 0 };
  for (const [actor, weight] of seats) {
    const place = recused.has(actor) ? 'recused' : (ballots.get(actor) ?? 'absent');
    tally[place] += weight;
    if (place !== 'recused') tally.base += weight;
  }
  return tally;
}

/** Minimum weight of votes for that adopts: more than half of the base, or the agreed share. */
export function needed(rule: DecisionRule, base: number, threshold = '1/1'): number {
  if (rule === 'majority') return Math.floor(base / 2) + 1;
  if (rule !== 'qualified') return 0;
  const { over, under } = fraction(threshold);
  return Number((BigInt(base) * over + under - 1n) / under);
}

/**
 * The result of the ballots. Majorities are of the base (the electorate without recused members), so abstaining or
 * staying away does not help. Consent fails on a reasoned objection, or where more than half of the base is against;
 * consensus needs one vote for, and fails on any vote against. Without a ballot there is no quorum, whatever quorum was
 * agreed: silence adopts nothing.
 */
export function resultOf(state: DecisionState, tally: Tally = tallyOf(state)): (typeof RESULTS)[number] {
  const present = tally.base - tally.absent;
  if (present === 0 || present < state.quorum) return 'no-quorum';
  return carries(state, tally) ? 'adopted' : 'rejected';
}

function carries({ rule, threshold }: DecisionState, tally: Tally): boolean {
  if (rule === 'consent') return tally.object === 0 && 2 * tally.against <= tally.base;
  if (rule === 'consensus') return tally.for > 0 && tally.object === 0 && tally.against === 0;
  return tally.for >= needed(rule, tally.base, threshold);
}
