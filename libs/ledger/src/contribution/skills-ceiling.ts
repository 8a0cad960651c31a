import { minorUnits } from '../money.ts';
import { fraction } from '../quantity.ts';
import type { ValuationRule } from './valuation-rule.ts';

/** Cost of one person's time in one month: pay and charges, minor units. */
export interface MonthlyCost {
  /** YYYY-MM. */
  readonly month: string;
  readonly cost: bigint;
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

/** The years for which the rule has no ceiling. */
export const yearsWithoutCeiling = ({ ceilings }: ValuationRule, costs: readonly MonthlyCost[]): readonly number[] =>
  [...new Set(costs.map(yearOf))].filter((named) => !ceilings.some(({ year }) => year === named)).toSorted();

/**
 * What of one person's costs counts under the ceiling, in minor units. `workingTime` is a share such as `4/5`, null for
 * full time; where the rule says so it reduces the ceiling, rounded once, half to even.
 *
 * @throws RangeError where the rule has no ceiling for a year
 */
export function cappedValue(rule: ValuationRule, costs: readonly MonthlyCost[], workingTime: string | null): bigint {
  const limit = (year: number, months: bigint): bigint => {
    const ceiling = rule.ceilings.find((each) => each.year === year);
    if (ceiling === undefined) throw new RangeError(`the rule has no ceiling for ${year}`);
    const { over, under } = fraction(rule.partTime === 'shrinks' ? (workingTime ?? '1/1') : '1/1');
    return nearestEven(TIMES * months * minorUnits(ceiling.monthly) * over, under);
  };
  if (rule.reading === 'month')
    return costs.reduce((total, each) => total + least(each.cost, limit(yearOf(each), 1n)), 0n);
  const months = rule.reading === 'year' ? MONTHS : 1n;
  return [...new Set(costs.map(yearOf))].reduce(
    (total, year) => total + least(sumOf(costs.filter((each) => yearOf(each) === year)), limit(year, months)),
    0n,
  );
}
