import { refuseSides, refuseUnlessOpen } from '../partnership/preconditions.ts';
import { organisationsOf, type PartnershipState } from '../partnership/state.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { SIDES, type Side } from './events.ts';
import type { ContributionState } from './state.ts';

interface TwoSides {
  readonly provider: string;
  readonly receiver: string;
}

/** Preconditions of a new contribution: recorded once, in an open partnership, between two of its partners. */
export const refuseBeginning = (
  sides: TwoSides,
  state: ContributionState,
  partnership: PartnershipState,
): Refusal | undefined =>
  (state.id === undefined
    ? undefined
    : refuse('already-logged', 'This contribution is already logged.', 'Log another one.')) ??
  refuseUnlessOpen(partnership) ??
  refuseSides(partnership, sides);

/** The side that the actor acts for. */
export function sideOf(sides: TwoSides, actor: string, partnership: PartnershipState): Side | undefined {
  const own = organisationsOf(partnership, actor);
  return SIDES.find((candidate) => own.includes(sides[candidate]));
}

export const notASide = (actor: string): Refusal =>
  refuse(
    'not-a-side',
    `${actor} acts neither for the provider nor for the receiver.`,
    'Let one of the two log it.',
    '/provider',
  );
