import { citation } from '../../blocks/citation.ts';
import type { Words } from '../../words/words.ts';

/** Assigns short marks such as `[e1–e3, e7]` that link a figure to its events. */
export interface Citations {
  cite(events: readonly string[]): string;
  /** The cited events in the order of their marks. */
  cited(): readonly string[];
}

/** A figure of more events than this shows only their number; the JSON form lists them. */
const MOST_EVENTS = 60;
const MOST_RANGES = 4;

/** First pass: collects what is cited, so that marks can be numbered in log order. */
export function citationCollector(logOrder: ReadonlyMap<string, number>): Citations {
  const seen = new Set<string>();
  return {
    cite(events) {
      if (events.length > 0 && events.length <= MOST_EVENTS) for (const event of events) seen.add(event);
      return '';
    },
    cited: () =>
      [...seen].toSorted((left, right) => (logOrder.get(left) ?? Infinity) - (logOrder.get(right) ?? Infinity)),
  };
}

/** Second pass: e1, e2, e3 … in the order given. */
export function numberedCitations(order: readonly string[], { terms }: Words): Citations {
  const numbers = new Map(order.map((event, at) => [event, at + 1]));
  return {
    cite(events) {
      if (events.length === 0) return '';
      if (events.length > MOST_EVENTS) return citation(terms.manyEvents(events.length));
      const ranges = inRanges(events.flatMap((event) => numbers.get(event) ?? []));
      const shown = ranges
        .slice(0, MOST_RANGES)
        .map(([from, to]) => (from === to ? `e${from}` : `e${from}–e${to}`))
        .join(', ');
      return citation(ranges.length > MOST_RANGES ? terms.marksOf(shown, events.length) : shown);
    },
    cited: () => order,
  };
}

function inRanges(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const number of [...new Set(numbers)].toSorted((left, right) => left - right)) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}
