import { isPlainDate } from '@pacta/ledger';

/** A date as in xsd:date or xsd:dateTime; a time of day and a time zone may follow, and are ignored. */
const DATE = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** The plain date; undefined where none is published, 'wrong' where it is not a calendar day. */
export function dateOf(text: string | undefined): string | undefined | 'wrong' {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return undefined;
  const day = DATE.exec(trimmed)?.[1];
  return day !== undefined && isPlainDate(day) ? day : 'wrong';
}

const INSTANT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** An instant in UTC with milliseconds; one without a time zone is taken as UTC. Undefined where it can't be read. */
export function instantOf(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  if (!INSTANT.test(trimmed) || !isPlainDate(trimmed.slice(0, 10))) return undefined;
  const zoned = trimmed.length === 10 || /(?:Z|[+-]\d{2}:?\d{2})$/.test(trimmed.slice(10)) ? trimmed : `${trimmed}Z`;
  const time = Date.parse(zoned.replace(' ', 'T'));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
