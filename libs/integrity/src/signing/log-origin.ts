import type { EventStore } from '@pacta/event-store';
import { LEDGER_STREAM } from '@pacta/ledger';

/**
 * The origin under which a ledger signs: `pacta/` and the id of its first event. No two ledgers share it, and it stays
 * when the ledger moves to another machine, address or store. Undefined on a ledger that has no first event.
 */
export async function logOrigin(store: Pick<EventStore, 'readStream'>): Promise<string | undefined> {
  const [first] = await store.readStream(LEDGER_STREAM, { limit: 1 });
  return first === undefined ? undefined : originOf(first.eventId);
}

export const originOf = (firstEventId: string): string => `pacta/${firstEventId}`;
