import { dayNumber } from '../plain-date.ts';

/** How new a publisher says that a report is. Instants in UTC, which compare as text. */
export interface ReportVersion {
  readonly updatedAt?: string;
  readonly generatedAt?: string;
}

/**
 * Whether a publisher's stamp is later than the day on which it was read, so that it can't be true. One day more is allowed,
 * since clocks and zones differ by less.
 */
export const isAhead = (stamp: string | undefined, readAt: string): boolean =>
  stamp !== undefined && dayNumber(stamp.slice(0, 10)) > dayNumber(readAt.slice(0, 10)) + 1;

/** Without the stamps that lie ahead of the instant of reading: they decide nothing. */
export const believedVersion = ({ updatedAt, generatedAt }: ReportVersion, readAt: string): ReportVersion => ({
  ...(updatedAt === undefined || isAhead(updatedAt, readAt) ? {} : { updatedAt }),
  ...(generatedAt === undefined || isAhead(generatedAt, readAt) ? {} : { generatedAt }),
});

/**
 * Negative where `left` is older, positive where it is newer, zero where neither can be told. The record's own date
 * decides first, the file's date only where that is undecided.
 */
export function compareVersions(left: ReportVersion, right: ReportVersion): number {
  return compared(left.updatedAt, right.updatedAt) || compared(left.generatedAt, right.generatedAt);
}

/** Whether the publisher's date of the record (or of the file, where records have none) has moved on. */
export function hasMovedOn(now: ReportVersion, before: ReportVersion): boolean {
  const [date, earlier] = [now.updatedAt ?? now.generatedAt, before.updatedAt ?? before.generatedAt];
  return date !== undefined && (earlier === undefined || date > earlier);
}

export const newerOf = (left: ReportVersion, right: ReportVersion): ReportVersion =>
  compareVersions(left, right) < 0 ? right : left;

function compared(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined || left === right) return 0;
  return left < right ? -1 : 1;
}
