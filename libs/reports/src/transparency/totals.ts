import { FLOW_BASES, type CommitmentRegister, type CountedOnce, type Flow, type FlowBasis } from '@pacta/ledger';
import { figureOfAll, negatedSubtotal, subtotalsOf, type Figure, type Subtotal } from '../figures/figure.ts';
import { termsOn } from '../reported/reported-terms.ts';
import { everything, termsOf, type CommitmentTerms, type CountsEvent } from './commitment-terms.ts';

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

/** The terms of one commitment on each basis. */
type CommitmentSums = Readonly<Record<keyof CommitmentTerms, readonly Subtotal[]>>;

function sumsOf(register: CommitmentRegister, synthetic: boolean, counts: CountsEvent): CommitmentSums {
  const terms = termsOf(register, synthetic, counts);
  return {
    pledged: subtotalsOf(terms.pledged),
    committed: subtotalsOf(terms.committed),
    disbursed: subtotalsOf(terms.disbursed),
    received: subtotalsOf(terms.received),
    reconciled: subtotalsOf(terms.reconciled),
    called: subtotalsOf(terms.called),
    repaid: subtotalsOf(terms.repaid),
    interest: subtotalsOf(terms.interest),
  };
}

const all = (sums: readonly CommitmentSums[], basis: keyof CommitmentSums): readonly Subtotal[] =>
  sums.flatMap((each) => each[basis]);

const sumsOn = (basis: FlowBasis, flows: readonly Flow[]): readonly Subtotal[] => subtotalsOf(termsOn(basis, flows));

const byBasis = (figure: (basis: FlowBasis) => Figure): ByBasis => ({
  pledged: figure('pledged'),
  committed: figure('committed'),
  disbursed: figure('disbursed'),
  received: figure('received'),
});

const isReported = ({ origin }: Flow): boolean => origin === 'reported';

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
  const known = new Set(registers.map((register) => register.id));
  const isOnward = ({ pledge }: CommitmentRegister): boolean =>
    pledge !== null && pledge.source !== null && known.has(pledge.source);
  const ofAll = (some: readonly CommitmentRegister[]) => some.map((register) => sumsOf(register, synthetic, counts));
  const origins = registers.filter((register) => !isOnward(register));
  const own = ofAll(origins);
  const guarantees = ofAll(origins.filter(({ pledge }) => pledge?.instrument === 'guarantee'));
  const onward = ofAll(registers.filter(isOnward));
  const isAsked = ({ events }: Flow): boolean => events.some(counts);
  const reported = flows.counted.filter((flow) => isReported(flow) && isAsked(flow));
  const elsewhere = flows.leftOut.map(({ flow }) => flow).filter(isAsked);
  const sums = (basis: FlowBasis): readonly Subtotal[] => [...all(own, basis), ...sumsOn(basis, reported)];
  const unpaid = [...sums('committed'), ...sums('disbursed').map(negatedSubtotal)];
  const occurring = [
    ...FLOW_BASES.flatMap(sums),
    ...onward.flatMap((each) => FLOW_BASES.flatMap((basis) => each[basis])),
    ...FLOW_BASES.flatMap((basis) => sumsOn(basis, elsewhere)),
  ];
  const currencies = [...new Set(occurring.map(({ currency }) => currency))].toSorted();
  return currencies.map((currency) => {
    const sum = (some: readonly Subtotal[]): Figure => figureOfAll(currency, some);
    const isReportedHere = [...reported, ...elsewhere].some(({ amount }) => amount.currency === currency);
    return {
      currency,
      ...byBasis((basis) => sum(sums(basis))),
      outstanding: sum(unpaid),
      guaranteed: sum(all(guarantees, 'committed')),
      called: sum(all(own, 'called')),
      reconciled: sum(all(own, 'reconciled')),
      repaid: sum(all(own, 'repaid')),
      interest: sum(all(own, 'interest')),
      passedOn: sum(all(onward, 'committed')),
      ...(isReportedHere
        ? {
            byOrigin: {
              firstHand: byBasis((basis) => sum(all(own, basis))),
              reported: byBasis((basis) => sum(sumsOn(basis, reported))),
              countedElsewhere: byBasis((basis) => sum(sumsOn(basis, elsewhere))),
            },
          }
        : {}),
    };
  });
}
