import { minorUnits } from '../money.ts';
import { fraction } from '../quantity.ts';
import type { ValuationRule } from './valuation-rule.ts';

/** Cost of one person's time in one month: pay and charges, minor units. A month may have several. */
export interface MonthlyCost {
  /** YYYY-MM. */
  readonly month: string;
  readonly cost: bigint;
  /** The person's share of full time, such as `4/5`; absent for full time. */
  readonly workingTime?: string | undefined;
}

const TIMES = 3n;
const MONTHS = 12n;

const sumOf = (costs: readonly MonthlyCost[]): bigint => costs.reduce((total, { cost }) => total + cost, 0n);
const least = (left: bigint, right: bigint): bigint => (left < right ? left : right);
const yearOf = ({ month }: MonthlyCost): number => Number(month.slice(0, 4));

function nearestEven(over: bigint, under: bigint): bigint {
  const down = over / under;
  const twice = 2n * (over % under);
  return twice > under || (twice === under && down % 2n === 1n) ? down + 1n : down;
}

/** The entries whose years are the same as these costs', directly or through one another. */
export function sharingCeilings<Entry extends { readonly costs: readonly MonthlyCost[] }>(
  costs: readonly MonthlyCost[],
  entries: readonly Entry[],
): readonly Entry[] {
  const years = new Set(costs.map(yearOf));
  const near = (entry: Entry): boolean => entry.costs.some((each) => years.has(yearOf(each)));
  for (let size = -1; size !== years.size;) {
    size = years.size;
    for (const each of entries.filter(near).flatMap((entry) => entry.costs)) years.add(yearOf(each));
  }
  return entries.filter(near);
}

/** The years for which the rule has no ceiling. */
export const yearsWithoutCeiling = ({ ceilings }: ValuationRule, costs: readonly MonthlyCost[]): readonly number[] =>
  [...new Set(costs.map(yearOf))].filter((named) => !ceilings.some(({ year }) => year === named)).toSorted();

/**
 * What of one person's costs counts under the ceiling, in minor units. Where the rule says so, part-time work reduces the
 * ceiling of its period, by the largest share of full time named in it; rounded once, half to even.
 *
 * @throws RangeError where the rule has no ceiling for a year
 */
export function cappedValue(rule: ValuationRule, costs: readonly MonthlyCost[]): bigint {
  const limit = (year: number, months: bigint, inPeriod: readonly MonthlyCost[]): bigint => {
    const ceiling = rule.ceilings.find((each) => each.year === year);
    if (ceiling === undefined) throw new RangeError(`the rule has no ceiling for ${year}`);
    const { over, under } = fraction(rule.partTime === 'shrinks' ? largestShare(inPeriod) : '1/1');
    return nearestEven(TIMES * months * minorUnits(ceiling.monthly) * over, under);
  };
  const months = rule.reading === 'year' ? MONTHS : 1n;
  const periods = Map.groupBy(costs, (each) => (rule.reading === 'month' ? each.month : String(yearOf(each))));
  return [...periods.values()].reduce(
    (total, inPeriod) => total + least(sumOf(inPeriod), limit(yearOf(inPeriod[0] as MonthlyCost), months, inPeriod)),
    0n,
  );
}

function largestShare(costs: readonly MonthlyCost[]): string {
  const [first = '1/1', ...others] = costs.map(({ workingTime = '1/1' }) => workingTime);
  return others.reduce((largest, share) => (isLarger(share, largest) ? share : largest), first);
}

function isLarger(share: string, than: string): boolean {
  const [left, right] = [fraction(share), fraction(than)];
  return left.over * right.under > right.over * left.under;
}
