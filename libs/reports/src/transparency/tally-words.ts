import { needed, type DecisionRegister, type DecisionRule, type Tally } from '@pacta/ledger';

type Proposal = NonNullable<DecisionRegister['proposal']>;

/** The least weight of votes for that carries a decision (a majority of 4 needs 3); null where the rule counts objections. */
export const votesNeeded = (rule: DecisionRule, threshold: string | null, base: number): number | null =>
  rule === 'majority' || rule === 'qualified' ? needed(rule, base, threshold ?? undefined) : null;

/** `majority: 3 of 4 are needed`, by the electorate less those recused. */
export function ruleInWords({ rule, threshold, quorum }: Proposal, tally: Tally): string {
  const least = votesNeeded(rule, threshold, tally.base);
  const name = rule === 'qualified' && threshold !== null ? `qualified majority of ${threshold}` : rule;
  return `${name}: ${least === null ? UNCOUNTED[rule] : `${least} of ${tally.base} needed`}; quorum ${quorum}`;
}

/** What carries a decision where votes for are not counted. */
const UNCOUNTED: Partial<Record<DecisionRule, string>> = {
  consent: 'carried where nobody objects',
  consensus: 'carried where someone is for and nobody against',
};

/** `3 for, 1 against; 3 recused, so 4 count`. Weights where seats weigh more than one. */
export function tallyInWords({ electorate }: Proposal, tally: Tally): string {
  const weighted = electorate.some((seat) => seat.weight !== 1);
  const cast = [
    `${tally.for} for`,
    `${tally.against} against`,
    ...(tally.object > 0 ? [`${tally.object} objecting`] : []),
    ...(tally.abstain > 0 ? [`${tally.abstain} abstaining`] : []),
    ...(tally.absent > 0 ? [`${tally.absent} not voting`] : []),
  ].join(', ');
  const whole = tally.base + tally.recused;
  const base =
    tally.recused === 0
      ? `${tally.base === 1 ? '1 counts' : `${tally.base} count`}, none recused`
      : `${tally.recused} of ${whole} recused, so ${tally.base} ${tally.base === 1 ? 'counts' : 'count'}`;
  return `${cast}; ${base}${weighted ? ' (in voting weight)' : ''}`;
}
