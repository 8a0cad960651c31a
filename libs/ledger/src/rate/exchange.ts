import { minorDigits } from '../currency.ts';
import { minorUnits, type Money } from '../money.ts';
import { dayNumber } from '../plain-date.ts';
import { dividedBy, rational, rationalOf, times, type Rational } from '../rational.ts';
import type { RateEntry, RateRegister } from './rate-register.view.ts';

/** A rate is valid on its day and this many days after it. */
export const RATE_GOOD_FOR_DAYS = 7;

export interface MissingRate {
  readonly pair: string;
  /** Null where the day of the money is unknown: then no rate is its own. */
  readonly date: string | null;
}

export type Converted =
  /** Minor units of the target currency, exact; `rate` is null where no conversion was needed. */
  { readonly units: Rational; readonly rate: RateEntry | null } | { readonly missing: MissingRate };

/** Converts sums at the rates in force at one moment. */
export interface Exchange {
  /** @param date the day whose rate applies (plain date); null where it is unknown, which no rate answers */
  convert(sum: Money, to: string, date: string | null): Converted;
}

/**
 * Uses the latest rate on or before the day, at most 7 days old, direct or inverse, never through a third currency. If
 * both have the same day, the direct one is used.
 *
 * @param through leaf index of the last event that counts; rates recorded or reversed after it are ignored
 */
export function exchangeFrom(registers: Iterable<RateRegister>, through = Infinity): Exchange {
  const inForce = [...registers]
    .flatMap(({ rates }) => rates)
    .filter(({ by, reversedBy }) => by.position <= through && (reversedBy === null || reversedBy.position > through));
  const byPair = Map.groupBy(inForce, ({ pair }) => pair);
  const latest = (pair: string, date: string): RateEntry | undefined => {
    const oldest = dayNumber(date) - RATE_GOOD_FOR_DAYS;
    let found: RateEntry | undefined;
    for (const rate of byPair.get(pair) ?? [])
      if (rate.date <= date && dayNumber(rate.date) >= oldest && (found === undefined || rate.date > found.date))
        found = rate;
    return found;
  };
  const known = new Map<string, { readonly factor: Rational; readonly rate: RateEntry } | undefined>();
  const rateFor = (from: string, to: string, date: string) => {
    const key = `${from}/${to} ${date}`;
    if (known.has(key)) return known.get(key);
    const direct = latest(`${from}/${to}`, date);
    const inverse = latest(`${to}/${from}`, date);
    const rate = direct === undefined || (inverse !== undefined && inverse.date > direct.date) ? inverse : direct;
    const worth = rate === undefined ? undefined : rationalOf(rate.rate);
    const found =
      rate === undefined || worth === undefined
        ? undefined
        : { rate, factor: rate === direct ? worth : dividedBy(rational(1n), worth) };
    known.set(key, found);
    return found;
  };
  return {
    convert(sum, to, date) {
      const units = rational(minorUnits(sum));
      if (sum.currency === to) return { units, rate: null };
      const found = date === null ? undefined : rateFor(sum.currency, to, date);
      const [fromDigits, toDigits] = [minorDigits(sum.currency), minorDigits(to)];
      if (found === undefined || fromDigits === undefined || toDigits === undefined)
        return { missing: { pair: `${sum.currency}/${to}`, date } };
      const scale = rational(10n ** BigInt(toDigits), 10n ** BigInt(fromDigits));
      return { units: times(times(units, found.factor), scale), rate: found.rate };
    },
  };
}
