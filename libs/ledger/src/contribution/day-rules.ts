import { daysIn, periodBounds, type PeriodBounds } from '../period.ts';
import { millionths } from '../quantity.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { LogTime } from './commands.ts';

/** Both sides validate a list of days, or at least a period: it must be given, agree with the count and be over. */
export function refuseDays(data: LogTime, today: string): Refusal | undefined {
  if (data.dates === undefined && data.period === undefined)
    return refuse(
      'days-unnamed',
      'Neither days nor a period are named.',
      'List the days, or give the period.',
      '/dates',
    );
  const bounds = data.period === undefined ? undefined : periodBounds(data.period);
  if (bounds && bounds.first > today)
    return refuse(
      'day-ahead',
      `The period begins on ${bounds.first}, after today, ${today}.`,
      'Log time that was given.',
      '/period',
    );
  if (data.days === '0') return refuse('days-zero', 'The time logged is zero.', 'Give the days in all.', '/days');
  const refusal = bounds && refuseTooMany(data.days, daysIn(bounds), 'the period has');
  return refusal ?? refuseDates(data, today, bounds);
}

function refuseDates({ dates, days }: LogTime, today: string, bounds: PeriodBounds | undefined): Refusal | undefined {
  if (dates === undefined) return undefined;
  const seen = new Set<string>();
  for (const [index, { date, hours = '0' }] of dates.entries()) {
    const at = `/dates/${index}/date`;
    if (seen.has(date)) return refuse('day-repeated', `${date} stands twice.`, 'Name each day once.', at);
    seen.add(date);
    if (date > today) return refuse('day-ahead', `${date} lies after today, ${today}.`, 'Log time that was given.', at);
    if (bounds && (date < bounds.first || date > bounds.last))
      return refuse('day-outside', `${date} lies outside the period.`, 'Correct the day or the period.', at);
    if (millionths(hours) > millionths('24'))
      return refuse('hours-above-day', `${date} has ${hours} hours.`, 'Give at most 24.', `/dates/${index}/hours`);
  }
  return refuseTooMany(days, dates.length, 'the list names');
}

function refuseTooMany(days: string, most: number, whose: string): Refusal | undefined {
  if (millionths(days) <= millionths(String(most))) return undefined;
  return refuse(
    'days-above-list',
    `${days} days are logged, but ${whose} ${most}.`,
    'Correct the days in all, or what they rest on.',
    '/days',
  );
}
