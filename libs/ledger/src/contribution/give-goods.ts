import type { Command } from '../decider.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { notASide, refuseBeginning, sideOf } from './begin.ts';
import type { GiveGoods } from './commands.ts';
import type { ContributionDecided } from './events.ts';
import type { ContributionFacts, ContributionState } from './state.ts';

export function giveGoods(
  { data, by }: Command<string, GiveGoods>,
  state: ContributionState,
  { partnership }: ContributionFacts,
): readonly ContributionDecided[] | Refusal {
  const refusal = refuseBeginning(data, state, partnership) ?? refuseAhead(data, by.today) ?? refuseNothing(data);
  if (refusal) return refusal;
  const side = sideOf(data, by.actor, partnership);
  return side === undefined ? notASide(by.actor) : [{ type: 'GoodsGiven.v1', data: { ...data, side } }];
}

function refuseAhead({ givenOn }: GiveGoods, today: string): Refusal | undefined {
  if (givenOn <= today) return undefined;
  return refuse('day-ahead', `${givenOn} lies after today, ${today}.`, 'Record what was given.', '/givenOn');
}

function refuseNothing({ quantity, unit }: GiveGoods): Refusal | undefined {
  if (quantity === '0')
    return refuse('quantity-zero', 'The quantity given is zero.', 'Give the quantity, or leave it out.', '/quantity');
  if (quantity === undefined || unit !== undefined) return undefined;
  return refuse('unit-missing', `${quantity} has no unit.`, 'Say in which unit it is counted.', '/unit');
}
