import { fraction } from '../quantity.ts';
import type { DecisionRule, RESULTS, Tally } from './events.ts';
import type { DecisionState } from './state.ts';

/** Voting weights per position. Those recused count nowhere, not even with a ballot they cast before. */
export function tallyOf({ seats, recused, ballots }: DecisionState): Tally {
  const tally = { for: 0, against: 0, abstain: 0, object: 0, absent: 0, recused: 0, base: 0 };
  for (const [actor, weight] of seats) {
    const place = recused.has(actor) ? 'recused' : (ballots.get(actor) ?? 'absent');
    tally[place] += weight;
    if (place !== 'recused') tally.base += weight;
  }
  return tally;
}

/** The least weight of votes for that adopts: more than half of the base, or the share that was agreed. */
export function needed(rule: DecisionRule, base: number, threshold = '1/1'): number {
  if (rule === 'majority') return Math.floor(base / 2) + 1;
  if (rule !== 'qualified') return 0;
  const { over, under } = fraction(threshold);
  return Number((BigInt(base) * over + under - 1n) / under);
}

/**
 * What the ballots come to. Majorities are of the base (the electorate without those recused), so who abstains or stays
 * away does not help. Consent fails on a reasoned objection, consensus on any vote against, and needs one for.
 */
export function resultOf(state: DecisionState, tally: Tally = tallyOf(state)): (typeof RESULTS)[number] {
  const present = tally.base - tally.absent;
  if (tally.base === 0 || present < state.quorum) return 'no-quorum';
  return carries(state, tally) ? 'adopted' : 'rejected';
}

function carries({ rule, threshold }: DecisionState, tally: Tally): boolean {
  if (rule === 'consent') return tally.object === 0;
  if (rule === 'consensus') return tally.for > 0 && tally.object === 0 && tally.against === 0;
  return tally.for >= needed(rule, tally.base, threshold);
}
