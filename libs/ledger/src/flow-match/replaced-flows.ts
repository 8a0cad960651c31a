import type { ReportedRecord } from '../report/reported-record.entries.ts';
import type { FlowMatch } from './flow-matches.view.ts';

/** What became of a reported flow that its publisher no longer states. */
export interface ReplacedFlows {
  /** The event id of the flow that stands in its place now; its own where it stands itself. */
  standing(eventId: string): string;
  /** Whether it was withdrawn, and nothing stands in its place. */
  isGone(eventId: string): boolean;
}

/** Follows each withdrawn flow of these records to what its publisher reports instead. */
export function replacedFlows(records: readonly ReportedRecord[]): ReplacedFlows {
  const insteadOf = new Map<string, string | null>();
  for (const { flows } of records)
    for (const { eventId, withdrawn } of flows) if (withdrawn !== null) insteadOf.set(eventId, withdrawn.replacedBy);
  const standing = (eventId: string): string => {
    let now = eventId;
    // A log made by hand may lead in a circle.
    for (const seen = new Set<string>(); !seen.has(now);) {
      seen.add(now);
      now = insteadOf.get(now) ?? now;
    }
    return now;
  };
  return { standing, isGone: (eventId) => insteadOf.has(standing(eventId)) };
}

/**
 * Matches as they hold now: a person matched the payment, not the words of one file, so a match holds on to what replaces a
 * flow that its publisher corrected without a reference of its own.
 */
export const matchesHolding = (matches: readonly FlowMatch[], { standing }: ReplacedFlows): readonly FlowMatch[] =>
  matches.map((match) => ({
    ...match,
    flow: { ...match.flow, eventId: standing(match.flow.eventId) },
    with: { ...match.with, eventId: standing(match.with.eventId) },
  }));
