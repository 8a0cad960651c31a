import { isRefusal } from '@pacta/ledger';
import { readMoment } from '@pacta/read-models';

/** What the day depends on besides the moment asked for. */
export interface DayContext {
  /** The ledger's IANA time zone. */
  readonly zone: string;
  readonly dayOf: (instant: string) => string;
  /** When the last event that counts was recorded; null where none does. */
  readonly recordedAt: string | null;
  /** The present instant, ISO 8601. */
  readonly now: string;
}

/**
 * The calendar day to which ages are counted: today, or the day of the moment asked for (the last one of a period), of a
 * position the day on which its event was recorded. Never a day ahead.
 */
export function dayShown(asOf: string | undefined, { zone, dayOf, recordedAt, now }: DayContext): string {
  const moment = asOf === undefined ? undefined : readMoment(asOf, zone);
  if (moment === undefined || isRefusal(moment)) return dayOf(now);
  if (moment.kind === 'position') return dayOf(recordedAt ?? now);
  return dayOf(new Date(Math.min(moment.last, Date.parse(now))).toISOString());
}
