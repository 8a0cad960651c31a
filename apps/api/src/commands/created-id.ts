import type { NewEvent } from '@pacta/event-store';
import { idOf, type StreamName } from '@pacta/ledger';

/** The id that a later command uses: of the part that was created, or of the resource that was created or changed. */
export function createdId(stream: StreamName, events: readonly NewEvent[]): string {
  const [only, ...more] = events;
  if (only !== undefined && KNOWN_BY_EVENT.includes(only.type) && more.length === 0) return only.eventId;
  for (const { type, data } of events) {
    const part = PARTS[type]?.(data);
    if (part !== undefined) return part;
  }
  return idOf(stream);
}

/** Events that later commands refer to by event id. */
const KNOWN_BY_EVENT: readonly string[] = ['DiscrepancyOpened.v1', 'FlowsMatched.v1', 'OrganisationsMatched.v1'];

/** Events that create a part with an id of its own within their stream. */
const PARTS: Readonly<Record<string, (data: unknown) => string | undefined>> = {
  'PartnerJoined.v1': (data) => (data as { readonly organisation?: { readonly id: string } }).organisation?.id,
  'Challenged.v1': (data) => (data as { readonly challenge?: string }).challenge,
};
