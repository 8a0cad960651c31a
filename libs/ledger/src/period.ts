import { z } from 'zod';
import { lastDayOfMonth } from './plain-date.ts';

export const PERIOD = /^(?:FY)?\d{4}$|^\d{4}-(?:0[1-9]|1[0-2]|Q[1-4])$/;

/** A month (`2026-03`), a quarter (`2026-Q1`), a calendar year (`2026`) or a financial year (`FY2026`). */
export const period = z.string().regex(PERIOD, 'a month 2026-03, a quarter 2026-Q1, a year 2026 or FY2026');
export type Period = z.infer<typeof period>;

/** Plain dates, both inclusive. */
export interface PeriodBounds {
  readonly first: string;
  readonly last: string;
}

const twoDigits = (month: number): string => String(month).padStart(2, '0');

const months = (year: string, from: number, to: number): PeriodBounds => ({
  first: `${year}-${twoDigits(from)}-01`,
  last: `${year}-${twoDigits(to)}-${lastDayOfMonth(Number(year), to)}`,
});

/** First and last day of a period, or undefined for other text. A financial year is the calendar year. */
export function periodBounds(word: string): PeriodBounds | undefined {
  if (!PERIOD.test(word)) return undefined;
  const [year = '', part] = word.replace('FY', '').split('-');
  if (part === undefined) return months(year, 1, 12);
  if (!part.startsWith('Q')) return months(year, Number(part), Number(part));
  const quarter = Number(part.slice(1));
  return months(year, 3 * quarter - 2, 3 * quarter);
}

/** Number of days, the first and last one included. */
export function daysIn({ first, last }: PeriodBounds): number {
  const year = Number(first.slice(0, 4));
  const [from, to] = [first, last].map((day) => Number(day.slice(5, 7))) as [number, number];
  let days = 0;
  for (let month = from; month <= to; month += 1) days += lastDayOfMonth(year, month);
  return days;
}
