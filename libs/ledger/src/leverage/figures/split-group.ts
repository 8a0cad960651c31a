import { TRANCHES } from '../../flow/finance-terms.ts';
import { fraction } from '../../quantity.ts';
import { addedById, shareOut, type Share } from '../../rational-split.ts';
import { plus, rational, ZERO, type Rational } from '../../rational.ts';
import type { Portion } from '../method/definition.ts';
import type { SelectedFlow } from './select.ts';

const WHOLE = rational(1n);
const rank = ({ money }: SelectedFlow): number => {
  const { tranche } = money.promise.finance;
  return tranche === undefined ? TRANCHES.length : TRANCHES.indexOf(tranche);
};
/** The organisation that provides the money. */
export const takerOf = ({ money }: SelectedFlow): string => money.flow.provider.organisation ?? '';

/** Those in the riskiest tranche of the group's money; nobody where there is one tranche only: a flat structure. */
function inRiskiestTranche(
  takers: readonly SelectedFlow[],
  mobilised: readonly SelectedFlow[],
): readonly SelectedFlow[] {
  const ranks = [...takers, ...mobilised].map(rank);
  const riskiest = Math.min(...new Set(ranks));
  return ranks.every((each) => each === riskiest) ? [] : takers.filter((each) => rank(each) === riskiest);
}

const CANDIDATES: Readonly<
  Record<
    Portion['to'],
    (takers: readonly SelectedFlow[], mobilised: readonly SelectedFlow[]) => readonly SelectedFlow[]
  >
> = {
  all: (takers) => takers,
  arrangers: (takers) => takers.filter(({ money }) => money.promise.finance.arranger === true),
  'riskiest-tranche': inRiskiestTranche,
};

/** The weight of each taker's own money; money reduced to zero weighs nothing. */
function weights(takers: readonly SelectedFlow[], by: Portion['by']): readonly Share[] {
  const own = addedById(takers.map((flow) => ({ id: takerOf(flow), value: flow.units })));
  return own.map(({ id, value }) => {
    if (value.over <= 0n) return { id, value: ZERO };
    return { id, value: by === 'equal' ? WHOLE : value };
  });
}

/**
 * The fraction of a group's money that each taker gets; together 1, or none where there is no taker. A portion without
 * a taker is added to the last portion.
 */
export function splitGroup(
  portions: readonly Portion[],
  takers: readonly SelectedFlow[],
  mobilised: readonly SelectedFlow[],
): readonly Share[] {
  let left: Rational = ZERO;
  const given: Share[] = [];
  for (const [index, { share, to, by }] of portions.entries()) {
    const { over, under } = fraction(share);
    const due = plus(rational(over, under), index === portions.length - 1 ? left : ZERO);
    const shares = shareOut(due, weights(CANDIDATES[to](takers, mobilised), by));
    if (shares.length === 0) left = plus(left, due);
    given.push(...shares);
  }
  return addedById(given).filter(({ value }) => value.over !== 0n);
}
