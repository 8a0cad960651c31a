import { createMemoryStore, type EventStore, type StoredEvent } from '@pacta/event-store';
import { eventCatalogue } from '@pacta/ledger';
import { calendarOf } from '@pacta/opening';
import { createStates, type ReadModels } from '@pacta/read-models';
import type { Sealer } from '@pacta/sealing';
import { ledgerReads, type LedgerReads } from '../src/index.ts';

const ZONE = 'Europe/Paris';

/** What questions are asked of, over a log and its read models; `now` is an instant. */
export const readsOver = (store: EventStore, readModels: ReadModels, sealer: Sealer, now: string): LedgerReads =>
  ledgerReads({
    store,
    readModels,
    states: createStates({ store, readModels, knownTypes: eventCatalogue.keys() }),
    sealer,
    info: { purpose: 'Samples.', zone: ZONE, demo: true },
    dayOf: calendarOf(ZONE),
    now: () => now,
  });

export async function everyEvent(store: EventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const page of store.readAll()) events.push(...page);
  return events;
}

/** A store that holds these events and no others, in their order. */
export async function storeOf(events: readonly StoredEvent[]): Promise<EventStore> {
  const store = createMemoryStore();
  for (const event of events) {
    const { stream, revision } = event;
    const appended = await store.append(stream, revision === 0 ? 'none' : revision - 1, [event]);
    if (appended.kind !== 'appended') throw new Error(`not appended: ${JSON.stringify(appended)}`);
  }
  return store;
}
