import type { Words } from '../words/words.ts';
import type { UnknownDay } from './unknown-day.ts';

/** 'Of unknown day, in no period: 2 flows committed, 1,000.00 EUR [e1]'; nothing where every day is known. */
export function unknownDayText(
  found: readonly UnknownDay[],
  { terms, formats }: Words,
  cite: (events: readonly string[]) => string = () => '',
): readonly string[] {
  if (found.length === 0) return [];
  const parts = found.map(({ basis, flows, events = [], ...sum }) =>
    [terms.unknownDay.flows(flows, terms.bases[basis], formats.amount(sum)), cite(events)]
      .filter((part) => part !== '')
      .join(' '),
  );
  return [terms.unknownDay.inNoPeriod(parts)];
}
