import { dayOf, refuseCurrency, refuseNegative, refuseOtherCurrency, refuseUnlessPositive } from '../amount-rules.ts';
import type { Command, CommandContext } from '../decider.ts';
import { minorUnits, moneyOf, sumMoney } from '../money.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { ValueContribution } from './commands.ts';
import type { ContributionDecided } from './events.ts';
import { cappedValue, sharingCeilings, yearsWithoutCeiling } from './skills-ceiling.ts';
import type { ContributionFacts, ContributionState, CountedTime } from './state.ts';
import { ruleOn, type NumberedRule } from './valuation-rule.ts';

type Outcome = readonly ContributionDecided[] | Refusal;

/**
 * Values a contribution that both sides signed, at cost and never at billing price. A new valuation replaces the
 * earlier one in figures; the earlier one stays on record with its rule.
 */
export function valueContribution(
  { data, by }: Command<string, ValueContribution>,
  state: ContributionState,
  { partnership, ...entries }: ContributionFacts,
): Outcome {
  if (state.id === undefined)
    return refuse('contribution-unknown', 'There is no such contribution.', 'Check its id, or log it first.');
  if (!state.countersigned)
    return refuse('not-countersigned', 'Only one side has signed.', 'Let the other side countersign first.');
  if (data.method === 'at-cost') return atCost(data, by);
  if (state.what === 'goods')
    return refuse('method-misplaced', 'Goods have no ceiling of staff time.', 'Value them at cost.', '/method');
  if (state.lastDay === undefined)
    return refuse(
      'day-list-missing',
      'Only a period is named, and the ceiling is read by the days given.',
      'Log the time with its list of days, or value it at cost.',
      '/method',
    );
  const rule = ruleOn(partnership.valuationRules, state.lastDay);
  if (rule === undefined)
    return refuse(
      'rule-missing',
      `No valuation rule was in force on ${state.lastDay}.`,
      'Agree one with its ceilings first, or value at cost.',
      '/method',
    );
  return underCeiling(data, state, rule, countedOf(state, Object.values(entries)));
}

function atCost({ amount, method, ...more }: ValueContribution, by: CommandContext): Outcome {
  if (amount === undefined)
    return refuse('value-missing', 'No amount is given.', 'Say in amount what it cost the giver.', '/amount');
  const refusal =
    refuseCurrency(amount.currency, dayOf(by), '/amount/currency') ?? refuseUnlessPositive(amount, '/amount/amount');
  return refusal ?? [{ type: 'Valued.v1', data: { method, gross: amount, capped: amount, ...optionalTerms(more) } }];
}

/** What the other entries of the same person count already. */
const countedOf = ({ id, subject }: ContributionState, entries: readonly ContributionState[]): readonly CountedTime[] =>
  entries.flatMap((entry) =>
    entry.id !== id && entry.subject === subject && entry.countedTime !== undefined ? [entry.countedTime] : [],
  );

/**
 * One ceiling for a person and period, over all entries: what this entry counts is what all of them count together, less
 * what the others count already.
 */
function underCeiling(
  { costs = [], method, ...more }: ValueContribution,
  { months }: ContributionState,
  rule: NumberedRule,
  elsewhere: readonly CountedTime[],
): Outcome {
  const { currency } = rule.ceilings[0]?.monthly ?? { currency: '' };
  const refusal = refuseMonths(costs, months) ?? refuseCosts(costs, currency);
  if (refusal) return refusal;
  const own = costs.map(({ month, cost }) => ({ month, cost: minorUnits(cost), workingTime: more.workingTime }));
  const others = sharingCeilings(
    own,
    elsewhere.filter((entry) => entry.currency === currency),
  );
  const known = others.flatMap((entry) => entry.costs);
  const [year] = yearsWithoutCeiling(rule, [...own, ...known]);
  if (year !== undefined)
    return refuse(
      'ceiling-missing',
      `Version ${rule.version} of the rule has no ceiling for ${year}.`,
      'Agree a version with the ceiling of that year first.',
      '/costs',
    );
  const gross = sumMoney(
    costs.map(({ cost }) => cost),
    currency,
  );
  const counted = others.reduce((sum, entry) => sum + entry.capped, 0n);
  const left = cappedValue(rule, [...own, ...known]) - counted;
  const capped = moneyOf(left > 0n ? left : 0n, currency);
  return [
    { type: 'Valued.v1', data: { method, ruleVersion: rule.version, gross, capped, costs, ...optionalTerms(more) } },
  ];
}

const optionalTerms = ({
  workingTime,
  note,
  documentHash,
}: Pick<ValueContribution, 'workingTime' | 'note' | 'documentHash'>) => ({
  ...(workingTime === undefined ? {} : { workingTime }),
  ...(note === undefined ? {} : { note }),
  ...(documentHash === undefined ? {} : { documentHash }),
});

/** Costs are given for exactly the months in which days were given, each once. */
function refuseMonths(costs: readonly { readonly month: string }[], months: readonly string[]): Refusal | undefined {
  const named = costs.map(({ month }) => month).toSorted();
  if (named.join() === months.join()) return undefined;
  const found = named.length === 0 ? 'none' : named.join(', ');
  return refuse(
    'months-differ',
    `Days were given in ${months.join(', ')}; costs are named for ${found}.`,
    'Give the cost of each of these months once.',
    '/costs',
  );
}

function refuseCosts(costs: NonNullable<ValueContribution['costs']>, currency: string): Refusal | undefined {
  for (const [index, { cost }] of costs.entries()) {
    const at = `/costs/${index}/cost`;
    const refusal = refuseOtherCurrency(cost, currency, `${at}/currency`) ?? refuseNegative(cost, `${at}/amount`);
    if (refusal) return refusal;
  }
  return undefined;
}
