import { z } from 'zod';

const DAYS_BEFORE_LEAP = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Number of days in a month (1 to 12) of the Gregorian calendar. @throws RangeError for any other month */
export function lastDayOfMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && !leap ? 28 : DAYS_BEFORE_LEAP[month - 1];
  if (last === undefined) throw new RangeError(`there is no month ${month}`);
  return last;
}

/** Whether the day exists in the Gregorian calendar: 2026-02-31 does not. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month);
}

/** Days since 1 March of the year 0 (proleptic Gregorian), to compute differences. */
export function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  // Counting years from March puts the leap day at the end of the year, so month lengths follow one formula.
  const yearFromMarch = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(yearFromMarch / 4) - Math.floor(yearFromMarch / 100) + Math.floor(yearFromMarch / 400);
  return yearFromMarch * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
}

/** A calendar day, YYYY-MM-DD. */
export const plainDate = z.string().refine(isPlainDate, 'a calendar day, YYYY-MM-DD').meta({ format: 'date' });
