import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createMemoryStore, hashedEvent, openSqliteStore, type EventStore, type StoredEvent } from '@pacta/event-store';
import type { StreamName } from '@pacta/ledger';
import { record } from '../testing/record-events.ts';
import { everyRow, projectorOver, rebuiltRows, TemporaryFolders } from '../testing/projector-bench.ts';

const folders = new TemporaryFolders();
afterAll(() => folders.clear());

const WRITERS = 24;
const EACH = 40;

async function write(store: EventStore, writer: number): Promise<void> {
  const stream: StreamName = `costbook-${writer}`;
  for (let revision = 0; revision < EACH; revision += 2) await record(store, stream, revision, {}, {});
}

async function everyEvent(store: EventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const page of store.readAll()) events.push(...page);
  return events;
}

describe('while many append at once, no event is passed over', () => {
  test.each<[string, () => Promise<EventStore>]>([
    ['memory, with the gaps and foreign events of KurrentDB', async () => createMemoryStore()],
    ['SQLite', () => openSqliteStore({ folder: folders.make() })],
  ])(
    '%s',
    async (_, openStore) => {
      const store = await openStore();
      const file = join(folders.make(), 'read-models.db');
      const projector = projectorOver(store, file, { pageSize: 7 });
      await Promise.all(Array.from({ length: WRITERS }, (__, writer) => write(store, writer)));
      expect(await projector.waitForHead(30_000)).toBe('reached');
      await projector.stop();

      const events = await everyEvent(store);
      const rows = everyRow(file);
      expect(events).toHaveLength(WRITERS * EACH);
      expect((rows['log'] as [number, string][]).map(([position, token]) => [position, token])).toEqual(
        events.map((event, position) => [position, event.token]),
      );
      expect(rows['counted_amount']).toHaveLength(WRITERS * EACH);
      expect(rows['parked']).toEqual([]);
      expect(rows).toEqual(await rebuiltRows(store, join(folders.make(), 'read-models.db')));
      await store.close();
    },
    60_000,
  );

  test('a store whose pages follow another order than its tokens is caught, and what it passed over is folded', async () => {
    const honest = createMemoryStore();
    for (let stream = 0; stream < 3; stream += 1) await record(honest, `costbook-${stream}`, 0);
    const [first, second, third] = (await everyEvent(honest)) as [StoredEvent, StoredEvent, StoredEvent];
    let faulty = true;
    const store: EventStore = {
      ...honest,
      async *readHashed(range) {
        if (faulty) yield (range?.from === undefined ? [first, third] : [third]).map(hashedEvent);
        else yield* honest.readHashed(range);
      },
      async *subscribe(options) {
        const late = faulty;
        faulty = false;
        if (late) yield [second];
        yield* honest.subscribe(options);
      },
    };
    const said: string[] = [];
    const file = join(folders.make(), 'read-models.db');
    const projector = projectorOver(store, file, { log: (line) => said.push(line) });
    for (let tries = 0; tries < 200 && said.length < 3; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await projector.waitForHead(5_000)).toBe('reached');
    await projector.stop();
    expect(said.join(' ')).toContain(`the store handed out token ${second.token} after ${third.token}`);
    expect(everyRow(file)).toEqual(await rebuiltRows(honest, join(folders.make(), 'read-models.db')));
  });
});
