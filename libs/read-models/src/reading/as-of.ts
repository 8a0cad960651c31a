import { isRefusal, refuse, type Refusal } from '@pacta/ledger';
import { readMoment } from './moment.ts';
import type { ReadModels } from './read-models.ts';

/** A point in the log: everything up to and including the event at `position`; -1 is the empty log. */
export interface AsOf {
  readonly position: number;
  /** False while the moment is not over: events still recorded within it will count too. */
  readonly settled: boolean;
}

export interface AsOfContext {
  /** The ledger's IANA time zone. */
  readonly zone: string;
  /** The present instant, ISO 8601. */
  readonly now: string;
}

type LogTimes = Pick<ReadModels, 'eventCount' | 'lastPositionAt' | 'latestRecordedAt'>;

/**
 * The point in the log that `text` denotes: `@<position>`, a date (the end of that day), an instant, or a period word
 * (its end). An instant includes everything before the first event recorded after it, so the result is a prefix of the
 * log even where clocks stepped. Refuses with 'not-a-moment', 'beyond-the-log' or 'in-the-future'.
 */
export function resolveAsOf(text: string, log: LogTimes, { zone, now }: AsOfContext): AsOf | Refusal {
  const moment = readMoment(text, zone);
  if (isRefusal(moment)) return moment;
  const events = log.eventCount();
  if (moment.kind === 'position') {
    return moment.position < events ? { position: moment.position, settled: true } : beyondTheLog(text, events);
  }
  const present = Math.max(Date.parse(now), log.latestRecordedAt() ?? Number.NEGATIVE_INFINITY);
  if (moment.first > present) {
    return refuse(
      'in-the-future',
      `${text} has not begun yet.`,
      'Ask for a moment that has begun, or leave it out for the present.',
    );
  }
  return { position: log.lastPositionAt(moment.last), settled: moment.last <= present };
}

const beyondTheLog = (text: string, events: number): Refusal =>
  refuse(
    'beyond-the-log',
    events === 0
      ? `${text} is beyond the log, which is empty.`
      : `${text} is beyond the log, which ends at @${events - 1}.`,
    events === 0 ? 'Leave it out for the present.' : `Ask for @0 to @${events - 1}, or leave it out for the present.`,
  );
