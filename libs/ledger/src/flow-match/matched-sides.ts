import { refuse, type Refusal } from '../refusal.ts';
import { categoryOf } from '../stream.ts';

/** A flow: the event that recorded it, and its stream. */
export interface PlacedFlow {
  readonly stream: string;
  readonly eventId: string;
}

/**
 * Which of two flows the match is recorded with: the reported one, in whatever order they were named; of two reported
 * ones the first. Refuses two first-hand flows, and events of streams that hold no flows.
 */
export function matchedSides(
  one: PlacedFlow,
  other: PlacedFlow,
): { readonly flow: PlacedFlow; readonly with: PlacedFlow } | Refusal {
  for (const [placed, pointer] of [
    [one, '/flow'],
    [other, '/with'],
  ] as const)
    if (!['report', 'commitment'].includes(categoryOf(placed.stream) ?? ''))
      return refuse(
        'no-flows-here',
        `Event ${placed.eventId} stands on ${placed.stream}, where no flows are recorded.`,
        'Name a flow of a report or of a commitment.',
        pointer,
      );
  if (categoryOf(one.stream) === 'report') return { flow: one, with: other };
  if (categoryOf(other.stream) === 'report') return { flow: other, with: one };
  return refuse(
    'neither-reported',
    'Both flows were recorded at first hand, where each is its own.',
    'Name a reported flow; a payment and its receipt are linked by their reference.',
    '/flow',
  );
}
