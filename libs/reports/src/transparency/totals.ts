import { FLOW_BASES, type CommitmentRegister, type CountedOnce, type Flow, type FlowBasis } from '@pacta/ledger';
import { currenciesOf, figureOf, negatedTerm, type Figure, type Term } from '../figures/figure.ts';
import { termsOn } from '../reported/reported-terms.ts';
import { everything, termsOf, type CommitmentTerms, type CountsEvent } from './commitment-terms.ts';

/** A figure on each basis. */
export type ByBasis = Readonly<Record<FlowBasis, Figure>>;

/** Where the money of a total was recorded, where publishers reported some of it. */
export interface TotalsByOrigin {
  readonly firstHand: ByBasis;
  readonly reported: ByBasis;
  /** Reported here, and counted where a match says that it is the same money: in none of the sums. */
  readonly countedElsewhere: ByBasis;
}

/** All that was promised and moved in one currency, first hand and reported, each flow once. Currencies are never added. */
export interface CurrencyTotals {
  readonly currency: string;
  readonly pledged: Figure;
  readonly committed: Figure;
  readonly disbursed: Figure;
  readonly received: Figure;
  /** Committed, not yet disbursed. */
  readonly outstanding: Figure;
  /** Of what is committed: promised in guarantees, which is paid only when they are called. */
  readonly guaranteed: Figure;
  /** Paid on guarantees. */
  readonly called: Figure;
  /** Of what was disbursed or called: compared on both sides. */
  readonly reconciled: Figure;
  /** Principal that went back, and interest beside it. */
  readonly repaid: Figure;
  readonly interest: Figure;
  /** Committed onward by a partner out of money counted above: shown beside, not added again. */
  readonly passedOn: Figure;
  /** Present where publishers reported money in this currency. */
  readonly byOrigin?: TotalsByOrigin;
}

const all = (terms: readonly CommitmentTerms[], basis: keyof CommitmentTerms): readonly Term[] =>
  terms.flatMap((each) => each[basis]);

const byBasis = (figure: (basis: FlowBasis) => Figure): ByBasis => ({
  pledged: figure('pledged'),
  committed: figure('committed'),
  disbursed: figure('disbursed'),
  received: figure('received'),
});

const isReported = ({ origin }: Flow): boolean => origin === 'reported';

const NO_FLOWS: CountedOnce = { counted: [], leftOut: [] };

/**
 * One row per currency. Money that is passed on counts once, at its origin; of matched flows one counts. `counts` leaves
 * out events of other days than are asked for.
 */
export function totalsByCurrency(
  registers: readonly CommitmentRegister[],
  synthetic: boolean,
  { counts = everything, flows = NO_FLOWS }: { readonly counts?: CountsEvent; readonly flows?: CountedOnce } = {},
): readonly CurrencyTotals[] {
  const known = new Set(registers.map((register) => register.id));
  const isOnward = ({ pledge }: CommitmentRegister): boolean =>
    pledge !== null && pledge.source !== null && known.has(pledge.source);
  const ofAll = (some: readonly CommitmentRegister[]) => some.map((register) => termsOf(register, synthetic, counts));
  const origins = registers.filter((register) => !isOnward(register));
  const own = ofAll(origins);
  const guarantees = ofAll(origins.filter(({ pledge }) => pledge?.instrument === 'guarantee'));
  const onward = ofAll(registers.filter(isOnward));
  const isAsked = ({ events }: Flow): boolean => events.some(counts);
  const reported = flows.counted.filter((flow) => isReported(flow) && isAsked(flow));
  const elsewhere = flows.leftOut.map(({ flow }) => flow).filter(isAsked);
  const terms = (basis: FlowBasis): readonly Term[] => [...all(own, basis), ...termsOn(basis, reported)];
  const unpaid = [...terms('committed'), ...terms('disbursed').map(negatedTerm)];
  const currencies = currenciesOf([
    ...FLOW_BASES.flatMap(terms),
    ...onward.flatMap((each) => FLOW_BASES.flatMap((basis) => each[basis])),
    ...FLOW_BASES.flatMap((basis) => termsOn(basis, elsewhere)),
  ]);
  return currencies.map((currency) => {
    const sum = (some: readonly Term[]): Figure => figureOf(currency, some);
    const isReportedHere = [...reported, ...elsewhere].some(({ amount }) => amount.currency === currency);
    return {
      currency,
      ...byBasis((basis) => sum(terms(basis))),
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
              reported: byBasis((basis) => sum(termsOn(basis, reported))),
              countedElsewhere: byBasis((basis) => sum(termsOn(basis, elsewhere))),
            },
          }
        : {}),
    };
  });
}
