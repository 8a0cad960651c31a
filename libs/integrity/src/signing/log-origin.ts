import type { EventStore } from '@pacta/event-store';
import { LEDGER_STREAM } from '@pacta/ledger';

/**
 * The origin of a ledger's checkpoints: `pacta/` and the id of its first event. It is unique to the ledger, and stays
 * when the ledger moves to another machine, address or store. Undefined on a ledger without a first event.
 */
export async function logOrigin(store: Pick<EventStore, 'readStream'>): Promise<string | undefined> {
  const [first] = await store.readStream(LEDGER_STREAM, { limit: 1 });
  return first === undefined ? undefined : originOf(first.eventId);
}

export const originOf = (firstEventId: string): string => `pacta/${firstEventId}`;
