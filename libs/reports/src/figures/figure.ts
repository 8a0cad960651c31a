import { formatMoney, minorUnits, moneyOf, type Money } from '@pacta/ledger';

/** One amount of one event: a term of a figure. */
export interface Term {
  readonly amount: Money;
  readonly eventId: string;
  /** Synthetic, as in an example ledger. */
  readonly synthetic: boolean;
}

/** A sum, and the events that it adds up. */
export interface Figure {
  /** Exact decimal string in major units, with all minor digits of its currency. */
  readonly amount: string;
  readonly currency: string;
  readonly events: readonly string[];
  /** Present where some (`part`) or all of it is synthetic. */
  readonly synthetic?: 'all' | 'part';
}

export const negatedTerm = (term: Term): Term => ({
  ...term,
  amount: moneyOf(-minorUnits(term.amount), term.amount.currency),
});

/** A partial sum in one currency. Partial sums can be added without their terms. */
export interface Subtotal {
  readonly currency: string;
  /** Minor units. */
  readonly units: bigint;
  /** The event of each term, in the order they were added. */
  readonly events: readonly string[];
  /** How many of the terms are synthetic. */
  readonly madeUp: number;
}

/** One for each currency of the terms. */
export function subtotalsOf(terms: readonly Term[]): readonly Subtotal[] {
  const byCurrency = Map.groupBy(terms, ({ amount }) => amount.currency);
  return [...byCurrency].map(([currency, own]) => ({
    currency,
    units: own.reduce((sum, { amount }) => sum + minorUnits(amount), 0n),
    events: own.map(({ eventId }) => eventId),
    madeUp: own.filter(({ synthetic }) => synthetic).length,
  }));
}

export const negatedSubtotal = (sum: Subtotal): Subtotal => ({ ...sum, units: -sum.units });

/** The sum in this one currency; amounts in others are ignored. */
export function figureOfAll(currency: string, subtotals: readonly Subtotal[]): Figure {
  const own = subtotals.filter((sum) => sum.currency === currency);
  const events = own.flatMap((sum) => sum.events);
  const madeUp = own.reduce((count, sum) => count + sum.madeUp, 0);
  return {
    amount: formatMoney(
      moneyOf(
        own.reduce((sum, { units }) => sum + units, 0n),
        currency,
      ),
    ),
    currency,
    events: [...new Set(events)],
    ...(madeUp === 0 ? {} : { synthetic: madeUp === events.length ? 'all' : 'part' }),
  };
}

/** The sum of the terms in this one currency: money of another is never added. */
export function figureOf(currency: string, terms: readonly Term[]): Figure {
  const [only, ...more] = terms;
  // Most figures of a large statement are one amount of one event.
  if (only === undefined || more.length > 0 || only.amount.currency !== currency)
    return figureOfAll(currency, subtotalsOf(terms));
  const { amount, eventId, synthetic } = only;
  return { amount: formatMoney(amount), currency, events: [eventId], ...(synthetic ? { synthetic: 'all' } : {}) };
}

/** Every currency that occurs, in alphabetical order. */
const currenciesOf = (terms: readonly Term[]): readonly string[] =>
  [...new Set(terms.map((term) => term.amount.currency))].toSorted();

/** One figure per currency that occurs. */
export const figuresOf = (terms: readonly Term[]): readonly Figure[] =>
  currenciesOf(terms).map((currency) => figureOf(currency, terms));
