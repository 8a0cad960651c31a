/** First and last calendar year of a day that can be meant. `0001-01-01` and `9999-12-31` stand for 'unknown'. */
const FIRST_YEAR = '1901';
const LAST_YEAR = '2100';

/** False for a plain date that nobody can mean as the day of a payment or a promise. It is kept, and is in no period. */
export const isBelievableDay = (day: string): boolean =>
  day.length === 10 && day.slice(0, 4) >= FIRST_YEAR && day.slice(0, 4) <= LAST_YEAR;

const believable = (day: string | null | undefined): string | undefined =>
  day !== null && day !== undefined && isBelievableDay(day) ? day : undefined;

/**
 * The day that puts money into a period and that its exchange rate is of: the effective (transaction) date, else the value
 * date of a movement, else unknown (null). Never the day of recording, and never a day beyond reason. Every reader uses
 * this rule.
 */
export const dayOfMoney = (effectiveOn: string | null | undefined, valueDate?: string | null): string | null =>
  believable(effectiveOn) ?? believable(valueDate) ?? null;
