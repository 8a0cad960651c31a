import type { CommitmentRegister } from '@pacta/ledger';
import { currenciesOf, figureOf, negatedTerm, type Figure, type Term } from '../figures/figure.ts';
import { everything, termsOf, type CommitmentTerms, type CountsEvent } from './commitment-terms.ts';

/** All commitments in one currency. Currencies are never added. */
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
}

const all = (terms: readonly CommitmentTerms[], basis: keyof CommitmentTerms): readonly Term[] =>
  terms.flatMap((each) => each[basis]);

/** One row per currency. Money that is passed on counts once, at its origin. */
export function totalsByCurrency(
  registers: readonly CommitmentRegister[],
  synthetic: boolean,
  counts: CountsEvent = everything,
): readonly CurrencyTotals[] {
  const known = new Set(registers.map((register) => register.id));
  const isOnward = ({ pledge }: CommitmentRegister): boolean =>
    pledge !== null && pledge.source !== null && known.has(pledge.source);
  const ofAll = (some: readonly CommitmentRegister[]) => some.map((register) => termsOf(register, synthetic, counts));
  const origins = registers.filter((register) => !isOnward(register));
  const terms = ofAll(origins);
  const guarantees = ofAll(origins.filter(({ pledge }) => pledge?.instrument === 'guarantee'));
  const onward = ofAll(registers.filter(isOnward));
  const bases = ['pledged', 'committed', 'disbursed', 'received'] as const;
  const currencies = currenciesOf([...terms, ...onward].flatMap((each) => bases.flatMap((basis) => each[basis])));
  const unpaid = [...all(terms, 'committed'), ...all(terms, 'disbursed').map(negatedTerm)];
  return currencies.map((currency) => ({
    currency,
    pledged: figureOf(currency, all(terms, 'pledged')),
    committed: figureOf(currency, all(terms, 'committed')),
    disbursed: figureOf(currency, all(terms, 'disbursed')),
    received: figureOf(currency, all(terms, 'received')),
    outstanding: figureOf(currency, unpaid),
    guaranteed: figureOf(currency, all(guarantees, 'committed')),
    called: figureOf(currency, all(terms, 'called')),
    reconciled: figureOf(currency, all(terms, 'reconciled')),
    repaid: figureOf(currency, all(terms, 'repaid')),
    interest: figureOf(currency, all(terms, 'interest')),
    passedOn: figureOf(currency, all(onward, 'committed')),
  }));
}
