import {
  FLOW_BASES,
  minorUnits,
  type CommitmentRegister,
  type CountedOnce,
  type Flow,
  type FlowBasis,
} from '@pacta/ledger';
import { figureOfAll, negated, type Figure, type Subtotal } from '../figures/figure.ts';
import { addTerms, everything, noSums, type CountsEvent, type SumsByBasis } from './commitment-terms.ts';

/** A figure on each basis. */
export type ByBasis = Readonly<Record<FlowBasis, Figure>>;

/** How much of a total was first-hand and how much reported, where publishers reported some of it. */
export interface TotalsByOrigin {
  readonly firstHand: ByBasis;
  readonly reported: ByBasis;
  /** Reported here, and counted under the flow that it is matched with: in none of the sums. */
  readonly countedElsewhere: ByBasis;
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
  /** Returned principal, and the interest paid with it. */
  readonly repaid: Figure;
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
}

const sumsOf = (currency: string): CurrencySums => ({
  currency,
  own: noSums(currency),
  guarantees: noSums(currency),
  onward: noSums(currency),
  reported: noSums(currency),
  elsewhere: noSums(currency),
});

const hasMoney = (sums: SumsByBasis): boolean => FLOW_BASES.some((basis) => sums[basis].events.length > 0);

const isReported = ({ origin }: Flow): boolean => origin === 'reported';

/** Corrections of a flow are cited with it, and add nothing. */
function addFlow({ basis, amount, events }: Flow, sums: SumsByBasis): void {
  const last = events.length - 1;
  for (const [at, event] of events.entries()) sums[basis].add(at === last ? minorUnits(amount) : 0n, event, false);
}

const NO_FLOWS: CountedOnce = { counted: [], leftOut: [] };

export interface TotalsOptions {
  /** Excludes events of other days than requested. */
  readonly counts?: CountsEvent;
  readonly flows?: CountedOnce;
}

/** One row per currency. Money passed on counts once, at its origin; of matched flows one counts. */
export function totalsByCurrency(
  registers: readonly CommitmentRegister[],
  synthetic: boolean,
  { counts = everything, flows = NO_FLOWS }: TotalsOptions = {},
): readonly CurrencyTotals[] {
  const byCurrency = new Map<string, CurrencySums>();
  const sumsIn = (currency: string): CurrencySums => {
    const known = byCurrency.get(currency) ?? sumsOf(currency);
    byCurrency.set(currency, known);
    return known;
  };
  const known = new Set(registers.map(({ id }) => id));
  for (const register of registers) {
    const { source, instrument } = register.pledge ?? { source: null, instrument: null };
    const isOnward = source !== null && known.has(source);
    const add = (part: 'own' | 'onward' | 'guarantees'): void =>
      addTerms(register, synthetic, counts, (currency) => sumsIn(currency)[part]);
    add(isOnward ? 'onward' : 'own');
    if (!isOnward && instrument === 'guarantee') add('guarantees');
  }
  const isAsked = ({ events }: Flow): boolean => events.some(counts);
  for (const flow of flows.counted)
    if (isReported(flow) && isAsked(flow)) addFlow(flow, sumsIn(flow.amount.currency).reported);
  for (const { flow } of flows.leftOut) if (isAsked(flow)) addFlow(flow, sumsIn(flow.amount.currency).elsewhere);
  return [...byCurrency.values()]
    .filter(({ own, onward, reported, elsewhere }) => [own, onward, reported, elsewhere].some(hasMoney))
    .toSorted((left, right) => (left.currency < right.currency ? -1 : 1))
    .map(totalsIn);
}

function totalsIn({ currency, own, guarantees, onward, reported, elsewhere }: CurrencySums): CurrencyTotals {
  const figure = (...sums: readonly Subtotal[]): Figure => figureOfAll(currency, sums);
  const byBasis = (...parts: readonly SumsByBasis[]): ByBasis => {
    const of = (basis: FlowBasis): Figure => figure(...parts.map((part) => part[basis]));
    return { pledged: of('pledged'), committed: of('committed'), disbursed: of('disbursed'), received: of('received') };
  };
  const isReportedHere = hasMoney(reported) || hasMoney(elsewhere);
  return {
    currency,
    ...byBasis(own, reported),
    outstanding: figure(own.committed, reported.committed, negated(own.disbursed), negated(reported.disbursed)),
    guaranteed: figure(guarantees.committed),
    called: figure(own.called),
    reconciled: figure(own.reconciled),
    repaid: figure(own.repaid),
    interest: figure(own.interest),
    passedOn: figure(onward.committed),
    ...(isReportedHere
      ? { byOrigin: { firstHand: byBasis(own), reported: byBasis(reported), countedElsewhere: byBasis(elsewhere) } }
      : {}),
  };
}
