import type { Source } from '@pacta/ledger';

const isSource = (value: object): value is Source => 'eventId' in value && 'position' in value && 'recordedAt' in value;

function collect(value: unknown, found: Map<string, Source>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isSource(value)) found.set(value.eventId, value);
  else for (const member of Object.values(value)) collect(member, found);
}

/** Every event of the views of a report, in log order. */
export function eventsOfViews(views: readonly object[]): readonly Source[] {
  const inOrder = views.flatMap((view) => eventsOf(view)).sort((left, right) => left.position - right.position);
  return inOrder.filter(({ eventId }, at) => eventId !== inOrder[at - 1]?.eventId);
}

function eventsOf(view: object): readonly Source[] {
  const found = new Map<string, Source>();
  collect(view, found);
  return [...found.values()].toSorted((left, right) => left.position - right.position);
}
