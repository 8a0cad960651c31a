import { FLOW_BASES, minorUnits, unpaidOf, type CommitmentRegister, type Flow, type FlowBasis } from '@pacta/ledger';
import { figureOfAll, negated, Sum, type Figure, type Subtotal } from '../figures/figure.ts';
import { NOTHING_COUNTED, type ReportedMoney } from '../reported/reported-money.ts';
import { addTerms, everyDay, noSums, type CountsDay, type SumsByBasis } from './commitment-terms.ts';

/** A figure on each basis. */
export type ByBasis = Readonly<Record<FlowBasis, Figure>>;

/** How much of a total was first-hand and how much reported, where publishers reported some of it. */
export interface TotalsByOrigin {
  readonly firstHand: ByBasis;
  readonly reported: ByBasis;
  /** Reported here, and counted under the flow that it is matched with: in none of the sums. */
  readonly countedElsewhere: ByBasis;
  /** The smaller side of the same reports, which is within the larger one: in none of the sums. */
  readonly otherSide: ByBasis;
}

/**
 * All commitments and movements in one currency, first-hand and reported, each flow once. Currencies are never added.
 */
export interface CurrencyTotals {
  readonly currency: string;
  readonly pledged: Figure;
  readonly committed: Figure;
  readonly disbursed: Figure;
  readonly received: Figure;
  /** Committed, not yet disbursed. */
  readonly outstanding: Figure;
  /** The part of what is committed that is in guarantees, which are paid only when called. */
  readonly guaranteed: Figure;
  /** Paid on guarantees. */
  readonly called: Figure;
  /** The reconciled part of what was disbursed or called. */
  readonly reconciled: Figure;
  /** Principal that went back, and the interest paid with it. */
  readonly repaid: Figure;
  /** The part of it that came back of grants: taken off what was disbursed. */
  readonly returned: Figure;
  readonly interest: Figure;
  /** Committed onward by a partner out of money counted above: shown separately, not added again. */
  readonly passedOn: Figure;
  /** Present where publishers reported money in this currency. */
  readonly byOrigin?: TotalsByOrigin;
}

/** The sums in one currency. */
interface CurrencySums {
  readonly currency: string;
  /** Commitments of money that does not come from another one here, guarantees among them. */
  readonly own: SumsByBasis;
  readonly guarantees: SumsByBasis;
  readonly onward: SumsByBasis;
  readonly reported: SumsByBasis;
  readonly elsewhere: SumsByBasis;
  readonly otherSide: SumsByBasis;
  /** Reported commitments that are not paid yet, each report by the side that counts. */
  readonly unpaid: Sum;
}

const sumsOf = (currency: string): CurrencySums => ({
  currency,
  own: noSums(currency),
  guarantees: noSums(currency),
  onward: noSums(currency),
  reported: noSums(currency),
  elsewhere: noSums(currency),
  otherSide: noSums(currency),
  unpaid: new Sum(currency),
});

const hasMoney = (sums: SumsByBasis): boolean => FLOW_BASES.some((basis) => sums[basis].events.length > 0);

/** Corrections of a flow are cited with it, and add nothing. */
function addFlow({ basis, amount, events }: Flow, sums: SumsByBasis): void {
  addTo(sums[basis], { amount, events });
}

function addTo(sum: Sum, { amount, events }: Pick<Flow, 'amount' | 'events'>, sign = 1n): void {
  const last = events.length - 1;
  for (const [at, event] of events.entries()) sum.add(at === last ? sign * minorUnits(amount) : 0n, event, false);
}

export interface TotalsOptions {
  /** Excludes money of other days than requested. */
  readonly counts?: CountsDay;
  /** What publishers reported, of the days requested. */
  readonly reported?: ReportedMoney;
}

/** Whether its money comes from another of these commitments. */
export const isOnward = ({ pledge }: CommitmentRegister, known: ReadonlySet<string>): boolean =>
  pledge?.source != null && known.has(pledge.source);

/**
 * One row per currency. Money passed on counts once, at its origin; of matched flows one counts, and of the two sides of a
 * report the larger one.
 */
export function totalsByCurrency(
  registers: readonly CommitmentRegister[],
  synthetic: boolean,
  { counts = everyDay, reported = NOTHING_COUNTED }: TotalsOptions = {},
): readonly CurrencyTotals[] {
  const byCurrency = new Map<string, CurrencySums>();
  const sumsIn = (currency: string): CurrencySums => {
    const known = byCurrency.get(currency) ?? sumsOf(currency);
    byCurrency.set(currency, known);
    return known;
  };
  const known = new Set(registers.map(({ id }) => id));
  for (const register of registers) {
    const onward = isOnward(register, known);
    const add = (part: 'own' | 'onward' | 'guarantees'): void =>
      addTerms(register, synthetic, counts, (currency) => sumsIn(currency)[part]);
    add(onward ? 'onward' : 'own');
    if (!onward && register.pledge?.instrument === 'guarantee') add('guarantees');
  }
  for (const flow of reported.counted) addFlow(flow, sumsIn(flow.amount.currency).reported);
  for (const flow of reported.otherSide) addFlow(flow, sumsIn(flow.amount.currency).otherSide);
  for (const { flow } of reported.leftOut) addFlow(flow, sumsIn(flow.amount.currency).elsewhere);
  for (const [flow, sign] of unpaidOf(reported.counted)) addTo(sumsIn(flow.amount.currency).unpaid, flow, sign);
  return [...byCurrency.values()]
    .filter((sums) => [sums.own, sums.onward, sums.reported, sums.elsewhere, sums.otherSide].some(hasMoney))
    .toSorted((left, right) => (left.currency < right.currency ? -1 : 1))
    .map(totalsIn);
}

function totalsIn({
  currency,
  own,
  guarantees,
  onward,
  reported,
  elsewhere,
  otherSide,
  unpaid,
}: CurrencySums): CurrencyTotals {
  const figure = (...sums: readonly Subtotal[]): Figure => figureOfAll(currency, sums);
  const byBasis = (...parts: readonly SumsByBasis[]): ByBasis => {
    const of = (basis: FlowBasis): Figure => figure(...parts.map((part) => part[basis]));
    return { pledged: of('pledged'), committed: of('committed'), disbursed: of('disbursed'), received: of('received') };
  };
  const isReportedHere = [reported, elsewhere, otherSide].some(hasMoney);
  return {
    currency,
    ...byBasis(own, reported),
    outstanding: figure(own.committed, negated(own.disbursed), unpaid),
    guaranteed: figure(guarantees.committed),
    called: figure(own.called),
    reconciled: figure(own.reconciled),
    repaid: figure(own.repaid),
    returned: figure(own.returned),
    interest: figure(own.interest),
    passedOn: figure(onward.committed),
    ...(isReportedHere
      ? {
          byOrigin: {
            firstHand: byBasis(own),
            reported: byBasis(reported),
            countedElsewhere: byBasis(elsewhere),
            otherSide: byBasis(otherSide),
          },
        }
      : {}),
  };
}
