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

/** Adds up terms in one currency. */
export class Sum implements Subtotal {
  readonly currency: string;
  readonly events: string[] = [];
  units = 0n;
  madeUp = 0;

  constructor(currency: string) {
    this.currency = currency;
  }

  /** @param units minor units of the sum's own currency */
  add(units: bigint, eventId: string, synthetic: boolean): void {
    this.units += units;
    this.events.push(eventId);
    if (synthetic) this.madeUp += 1;
  }
}

/** The sum of the terms in this one currency: money of another is never added. */
function sumOf(currency: string, terms: readonly Term[]): Sum {
  const sum = new Sum(currency);
  for (const { amount, eventId, synthetic } of terms)
    if (amount.currency === currency) sum.add(minorUnits(amount), eventId, synthetic);
  return sum;
}

export const negated = ({ units, currency, events, madeUp }: Subtotal): Subtotal => ({
  units: -units,
  currency,
  events,
  madeUp,
});

/** The sum in this one currency; amounts in others are ignored. */
export function figureOfAll(currency: string, subtotals: readonly Subtotal[]): Figure {
  const events = new Set<string>();
  let [units, terms, madeUp] = [0n, 0, 0];
  for (const each of subtotals) {
    if (each.currency !== currency) continue;
    units += each.units;
    terms += each.events.length;
    madeUp += each.madeUp;
    for (const event of each.events) events.add(event);
  }
  return {
    amount: formatMoney(moneyOf(units, currency)),
    currency,
    events: [...events],
    ...(madeUp === 0 ? {} : { synthetic: madeUp === terms ? 'all' : 'part' }),
  };
}

/** The figure of one amount of one event, as most figures are. */
export const figureOfOne = ({ amount, eventId, synthetic }: Term): Figure => ({
  amount: formatMoney(amount),
  currency: amount.currency,
  events: [eventId],
  ...(synthetic ? { synthetic: 'all' } : {}),
});

/** The sum of the terms in this one currency: money of another is never added. */
export const figureOf = (currency: string, terms: readonly Term[]): Figure =>
  figureOfAll(currency, [sumOf(currency, terms)]);

/** Every currency that occurs, in alphabetical order. */
const currenciesOf = (terms: readonly Term[]): readonly string[] =>
  [...new Set(terms.map((term) => term.amount.currency))].toSorted();

/** One figure per currency that occurs. */
export const figuresOf = (terms: readonly Term[]): readonly Figure[] =>
  currenciesOf(terms).map((currency) => figureOf(currency, terms));
