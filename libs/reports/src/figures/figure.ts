import { formatMoney, minorUnits, moneyOf, type Money } from '@pacta/ledger';

/** One amount of one event: what a figure is made of. */
export interface Term {
  readonly amount: Money;
  readonly eventId: string;
  /** Made up, as in an example. */
  readonly synthetic: boolean;
}

/** A sum and the events it is the sum of. */
export interface Figure {
  /** Exact decimal string in major units, with all the minor digits of its currency. */
  readonly amount: string;
  readonly currency: string;
  readonly events: readonly string[];
  /** Present where some (`part`) or all of it is made up. */
  readonly synthetic?: 'all' | 'part';
}

export const negatedTerm = (term: Term): Term => ({
  ...term,
  amount: moneyOf(-minorUnits(term.amount), term.amount.currency),
});

/** The sum of the terms in this one currency: money of another is never added. */
export function figureOf(currency: string, terms: readonly Term[]): Figure {
  const own = terms.filter((term) => term.amount.currency === currency);
  const sum = own.reduce((total, term) => total + minorUnits(term.amount), 0n);
  const madeUp = own.filter((term) => term.synthetic).length;
  return {
    amount: formatMoney(moneyOf(sum, currency)),
    currency,
    events: [...new Set(own.map((term) => term.eventId))],
    ...(madeUp === 0 ? {} : { synthetic: madeUp === own.length ? 'all' : 'part' }),
  };
}

/** Every currency that occurs, in alphabetical order. */
export const currenciesOf = (terms: readonly Term[]): readonly string[] =>
  [...new Set(terms.map((term) => term.amount.currency))].toSorted();

/** One figure per currency that occurs. */
export const figuresOf = (terms: readonly Term[]): readonly Figure[] =>
  currenciesOf(terms).map((currency) => figureOf(currency, terms));
