import { periodBounds } from '../period.ts';
import { isPlainDate } from '../plain-date.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** Plain dates, both inclusive; null means unbounded. Applies to effective dates, never to recording dates. */
export interface EffectiveRange {
  readonly first: string | null;
  readonly last: string | null;
}

/**
 * Parses a date (`2026-03-31`), a period (`2026-03`, `2026-Q1`, `2026`, `FY2026`) or two of them with `..` between, of
 * which one may be missing (`2026-01..2026-03`, `..2026-03-31`). Refuses with 'not-a-period'.
 */
export function readEffective(text: string): EffectiveRange | Refusal {
  const [from = '', to, ...rest] = text.split('..');
  const ends = to === undefined ? [from, from] : [from, to];
  const bounds = ends.map((end) => (end === '' ? undefined : daysOf(end)));
  const given = ends.filter((end) => end !== '');
  const first = bounds[0]?.first ?? null;
  const last = bounds[1]?.last ?? null;
  const unread =
    given.length === 0 || rest.length > 0 || ends.some((end, at) => end !== '' && bounds[at] === undefined);
  if (unread || (first !== null && last !== null && first > last))
    return refuse(
      'not-a-period',
      `'${text}' names no days.`,
      'Write 2026-03-31, 2026-03, 2026-Q1, 2026, FY2026, or two of them with .. between, the earlier one first.',
    );
  return { first, last };
}

const daysOf = (text: string): { readonly first: string; readonly last: string } | undefined =>
  isPlainDate(text) ? { first: text, last: text } : periodBounds(text);

/** Whether a day is within the range; an unknown day is not. */
export const isEffectiveWithin = ({ first, last }: EffectiveRange, day: string | null | undefined): boolean =>
  day != null && (first === null || day >= first) && (last === null || day <= last);
