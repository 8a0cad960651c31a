import { dayOf, refuseCurrency, refuseNegative } from '../amount-rules.ts';
import type { Command, CommandContext } from '../decider.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { LogTime } from './commands.ts';
import { refuseDays } from './day-rules.ts';
import { notASide, refuseBeginning, sideOf } from './begin.ts';
import type { ContributionDecided } from './events.ts';
import type { ContributionFacts, ContributionState } from './state.ts';

export function logTime(
  { data, by }: Command<string, LogTime>,
  state: ContributionState,
  { partnership }: ContributionFacts,
): readonly ContributionDecided[] | Refusal {
  const refusal = refuseBeginning(data, state, partnership) ?? refuseDays(data, by.today) ?? refuseAgreement(data, by);
  if (refusal) return refusal;
  const side = sideOf(data, by.actor, partnership);
  return side === undefined ? notASide(by.actor) : [{ type: 'TimeLogged.v1', data: { ...data, side } }];
}

/** An agreement is signed before the days that it is about, and its calendar contains them. */
function refuseAgreement({ agreed, dates = [] }: LogTime, by: CommandContext): Refusal | undefined {
  if (agreed === undefined) return undefined;
  const { signedOn, first, last, cost } = agreed;
  const days = dates.map(({ date }) => date).toSorted();
  const outside = days.find((day) => day < first || day > last);
  if (signedOn > (days[0] ?? first))
    return refuse(
      'agreement-late',
      `The agreement was signed on ${signedOn}, after ${days[0] ?? first}.`,
      'Name the agreement that came before the days, or leave it out.',
      '/agreed/signedOn',
    );
  if (outside !== undefined)
    return refuse(
      'day-outside',
      `${outside} lies outside the calendar agreed, ${first} to ${last}.`,
      'Correct the day or the agreement.',
      '/agreed',
    );
  return (
    refuseCurrency(cost.currency, dayOf(by), '/agreed/cost/currency') ?? refuseNegative(cost, '/agreed/cost/amount')
  );
}
