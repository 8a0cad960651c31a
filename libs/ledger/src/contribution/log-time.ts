import type { Command } from '../decider.ts';
import { refuseSides, refuseUnlessOpen } from '../partnership/standing-rules.ts';
import { organisationsOf } from '../partnership/state.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { LogTime } from './commands.ts';
import { refuseDays } from './day-rules.ts';
import { SIDES, type ContributionDecided } from './events.ts';
import type { ContributionFacts, ContributionState } from './state.ts';

/** One side logs the time; it counts when the other one has countersigned. */
export function logTime(
  { data, by }: Command<string, LogTime>,
  state: ContributionState,
  { partnership }: ContributionFacts,
): readonly ContributionDecided[] | Refusal {
  const refusal =
    (state.id === undefined
      ? undefined
      : refuse('already-logged', 'This contribution is already logged.', 'Log another one.')) ??
    refuseUnlessOpen(partnership) ??
    refuseSides(partnership, data) ??
    refuseDays(data, by.today);
  if (refusal) return refusal;
  const own = organisationsOf(partnership, by.actor);
  const side = SIDES.find((candidate) => own.includes(data[candidate]));
  if (side === undefined)
    return refuse(
      'not-a-side',
      `${by.actor} acts neither for the provider nor for the receiver.`,
      'Let one of the two log it.',
      '/provider',
    );
  return [{ type: 'TimeLogged.v1', data: { ...data, side } }];
}
