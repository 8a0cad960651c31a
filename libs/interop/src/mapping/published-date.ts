import { comparableText, isPlainDate } from '@pacta/ledger';

/** A date as in ISO 8601; a time of day and a time zone may follow, and are ignored. */
const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)? ?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Day and month before the year, or numbers with slashes or dots between them. */
const OTHER_ORDER = /^\d{1,2}[-/. ](?:\d{1,2}|\p{L}+\.?)[-/. ]\d{2,4}(?!\d)|^\d{4}[/.]\d{1,2}[/.]\d{1,2}(?!\d)/u;

/** The plain date; undefined where none is published, 'wrong' where it can't be read. `whyNoDate` says why. */
export function dateOf(text: string | undefined): string | undefined | 'wrong' {
  const printed = comparableText(text ?? '');
  if (printed === '') return undefined;
  const day = DATE.exec(printed)?.[1];
  return day !== undefined && isPlainDate(day) ? day : 'wrong';
}

/** Why a date is wrong, as the end of a sentence that begins with its name: `The transaction date …`. */
export function whyNoDate(text: string | undefined): string {
  const printed = comparableText(text ?? '');
  const shown = `'${printed.slice(0, 40)}'`;
  if (DATE.test(printed)) return `${shown} is no calendar day.`;
  return OTHER_ORDER.test(printed)
    ? `${shown} is not in the order year-month-day, as 2020-12-31: which number is the month is not guessed.`
    : `${shown} is not a date as 2020-12-31.`;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** An instant in UTC with milliseconds; one without a time zone is taken as UTC. Undefined where it can't be read. */
export function instantOf(text: string | undefined): string | undefined {
  const printed = comparableText(text ?? '');
  if (!INSTANT.test(printed) || !isPlainDate(printed.slice(0, 10))) return undefined;
  const zoned = printed.length === 10 || /(?:Z|[+-]\d{2}:?\d{2})$/.test(printed.slice(10)) ? printed : `${printed}Z`;
  const time = Date.parse(zoned.replace(' ', 'T'));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
