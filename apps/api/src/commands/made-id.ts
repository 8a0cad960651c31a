import type { NewEvent } from '@pacta/event-store';
import { idOf, type StreamName } from '@pacta/ledger';

/** What a later command would name: the part that was made, or the resource that was made or changed. */
export function idMadeBy(stream: StreamName, events: readonly NewEvent[]): string {
  const [only, ...more] = events;
  if (only !== undefined && KNOWN_BY_EVENT.includes(only.type) && more.length === 0) return only.eventId;
  for (const { type, data } of events) {
    const part = PARTS[type]?.(data);
    if (part !== undefined) return part;
  }
  return idOf(stream);
}

/** Events by whose own id later commands name them. */
const KNOWN_BY_EVENT: readonly string[] = ['DiscrepancyOpened.v1', 'FlowsMatched.v1', 'OrganisationsMatched.v1'];

/** Events that make a part with an id of its own within their stream. */
const PARTS: Readonly<Record<string, (data: unknown) => string | undefined>> = {
  'PartnerJoined.v1': (data) => (data as { readonly organisation?: { readonly id: string } }).organisation?.id,
  'Challenged.v1': (data) => (data as { readonly challenge?: string }).challenge,
};
