import type { Command } from '../decider.ts';
import { organisationsOf } from '../partnership/state.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Countersign } from './commands.ts';
import type { ContributionDecided } from './events.ts';
import type { ContributionFacts, ContributionState } from './state.ts';

/** By the other side, and by another person; only then the contribution counts. */
export function countersign(
  { data, by }: Command<string, Countersign>,
  state: ContributionState,
  { partnership }: ContributionFacts,
): readonly ContributionDecided[] | Refusal {
  if (state.id === undefined)
    return refuse('contribution-unknown', 'There is no such contribution.', 'Check its id, or log it first.');
  if (state.countersigned) return refuse('already-countersigned', 'Both sides have signed.', 'Nothing is left to do.');
  const other = state.side === 'provider' ? state.receiver : state.provider;
  if (data.organisation !== other)
    return refuse(
      'not-the-other-side',
      `The ${state.side} logged it, so organisation ${other} countersigns.`,
      'Let that side countersign.',
      '/organisation',
    );
  if (by.actor === state.loggedBy)
    return refuse('same-person', `${by.actor} logged it.`, 'Let another person countersign.');
  if (!organisationsOf(partnership, by.actor).includes(other))
    return refuse(
      'not-your-organisation',
      `${by.actor} does not act for organisation ${other}.`,
      'Let somebody who does countersign.',
      '/organisation',
    );
  return [{ type: 'Countersigned.v1', data }];
}
