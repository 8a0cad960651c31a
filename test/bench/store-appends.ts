import type * as EventStoreLibrary from '@pacta/event-store';
import type { EventStore } from '@pacta/event-store';
import { builtLibrary } from '../harness/built.ts';
import { idFrom } from '../generate/seeded.ts';
import { generatedAppends, samplePledge } from './generated-events.ts';

export const openStore = async (folder: string): Promise<EventStore> =>
  (await builtLibrary<typeof EventStoreLibrary>('event-store')).openSqliteStore({ folder });

export interface Appends {
  readonly perSecond: number;
  /** Milliseconds of each append. */
  readonly latencies: readonly number[];
}

let runs = 0;

/** Durable appends of one event each to new streams, `inFlight` at a time. */
export async function storeAppends(store: EventStore, inFlight: number, milliseconds: number): Promise<Appends> {
  const run = (runs += 1);
  const event = samplePledge();
  const latencies: number[] = [];
  const began = performance.now();
  const until = began + milliseconds;
  const writer = async (number: number): Promise<void> => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      const id = idFrom(`append ${process.pid} ${run} ${number} ${turn}`);
      const sent = performance.now();
      const result = await store.append(`commitment-${id}`, 'none', [{ ...event, eventId: id }]);
      latencies.push(performance.now() - sent);
      if (result.kind !== 'appended') throw new Error(`An append was answered ${result.kind}`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, (_, number) => writer(number)));
  return { perSecond: (latencies.length / (performance.now() - began)) * 1000, latencies };
}

/** Fills a ledger with `events` events, through the store; each with more metadata where that is given. */
export async function fillLedger(
  store: EventStore,
  events: number,
  more: (eventId: string) => Readonly<Record<string, string>> = () => ({}),
): Promise<void> {
  const waiting = new Set<Promise<unknown>>();
  for (const { stream, expected, events: made } of generatedAppends(events)) {
    const batch = made.map((event) => ({ ...event, metadata: { ...event.metadata, ...more(event.eventId) } }));
    const appended = store.append(stream, expected, batch).finally(() => waiting.delete(appended));
    waiting.add(appended);
    if (waiting.size >= 256) await Promise.race(waiting);
  }
  await Promise.all(waiting);
}
