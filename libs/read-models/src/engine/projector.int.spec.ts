import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { createMemoryStore, openSqliteStore, type EventStore } from '@pacta/event-store';
import type { Projector } from './projector.ts';
import { startProjector } from './start-projector.ts';
import { record, uuidOf } from '../testing/record-events.ts';
import { countedIn, everyRow, projectorOver, rebuiltRows, TemporaryFolders } from '../testing/projector-bench.ts';
import { sampleTables } from '../testing/sample-set.ts';
import { countedTable } from '../testing/sample-tables.ts';

const folders = new TemporaryFolders();
const open: { stop?(): Promise<void>; close?(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await (each.stop?.() ?? each.close?.());
  folders.clear();
});

function follow(store: EventStore, file: string, options: Parameters<typeof projectorOver>[2] = {}): Projector {
  const projector = projectorOver(store, file, options);
  open.push(projector);
  return projector;
}

async function sqlite(): Promise<EventStore> {
  const store = await openSqliteStore({ folder: folders.make() });
  open.push(store);
  return store;
}

describe('the projector', () => {
  test('indexes and folds what is there and what comes, and says when a write can be read', async () => {
    const store = await sqlite();
    await record(store, 'costbook-a', 0, {}, {});
    const file = join(folders.make(), 'read-models.db');
    const projector = follow(store, file);
    const token = await record(store, 'costbook-a', 2);
    expect(await projector.waitFor(token, 5_000)).toBe('reached');
    const { readModels } = projector;
    expect(readModels.eventCount()).toBe(3);
    expect(countedIn(file, 'costbook-a')).toEqual({ count: 3, total: 6 });
    expect(readModels.eventAt(2)).toMatchObject({
      token,
      eventId: uuidOf('costbook-a 2'),
      stream: 'costbook-a',
      revision: 2,
      type: 'Counted.v1',
    });
  });

  test('answers in time where a write does not come', async () => {
    const store = await sqlite();
    const projector = follow(store, join(folders.make(), 'read-models.db'));
    expect(await projector.waitForHead(1_000)).toBe('reached');
    expect(await projector.waitFor('99', 20)).toBe('timed-out');
    const waiting = projector.waitFor('99', 60_000);
    await projector.stop();
    expect(await waiting).toBe('timed-out');
    expect(await projector.waitFor('99', 60_000)).toBe('timed-out');
  });

  test('shows how far each projection is, on an empty log too', async () => {
    const store = await sqlite();
    const projector = follow(store, join(folders.make(), 'read-models.db'));
    expect((await projector.status()).projections).toEqual([
      expect.objectContaining({ name: 'log-index', position: null, head: null, lag: 0, parked: 0 }),
      expect.objectContaining({ name: 'tree' }),
      expect.objectContaining({ name: 'event-types' }),
      expect.objectContaining({ name: 'counted-amount' }),
      expect.objectContaining({ name: 'named' }),
      expect.objectContaining({ name: 'found-stream' }),
    ]);
    const token = await record(store, 'costbook-a', 0);
    await projector.waitFor(token, 5_000);
    expect(await projector.status()).toMatchObject({
      caughtUp: true,
      fault: null,
      running: true,
      token,
      projections: expect.arrayContaining([
        expect.objectContaining({ name: 'counted-amount', position: 0, head: 0, lag: 0 }),
      ]),
    });
  });

  test('keeps its place over a restart, with a file that only its owner can read', async () => {
    const store = await sqlite();
    const file = join(folders.make(), 'read-models.db');
    await record(store, 'costbook-a', 0, {}, {});
    const first = follow(store, file);
    await first.waitForHead(5_000);
    await first.stop();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o644);
    const said: string[] = [];
    const second = follow(store, file, { log: (line) => said.push(line) });
    await second.waitFor(await record(store, 'costbook-a', 2), 5_000);
    expect(countedIn(file, 'costbook-a').total).toBe(6);
    expect(said).toEqual([]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
  });

  test.each<[string, (file: string) => void]>([
    ['deleted', (file) => rmSync(file)],
    ['no database at all', (file) => writeFileSync(file, 'this is no database, whatever its name says'.repeat(100))],
    ['damaged inside', (file) => writeFileSync(file, readFileSync(file).fill(0xa5, 4096, 12288))],
    ['of an older schema', (file) => void new Database(file).pragma('user_version = 0')],
    ['empty', (file) => writeFileSync(file, '')],
  ])('builds a file anew that is %s', async (_, harm) => {
    const store = await sqlite();
    const file = join(folders.make(), 'read-models.db');
    for (let revision = 0; revision < 20; revision += 1) await record(store, 'costbook-a', revision);
    const expected = await rebuiltRows(store, file);
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    harm(file);
    const projector = follow(store, file);
    expect(await projector.waitForHead(10_000)).toBe('reached');
    await record(store, 'costbook-b', 0);
    expect(await projector.waitForHead(10_000)).toBe('reached');
    await projector.stop();
    const rows = everyRow(file);
    expect(rows['log']?.slice(0, 20)).toEqual(expected['log']);
    expect(rows['counted_amount']?.slice(0, 20)).toEqual(expected['counted_amount']);
  });

  test('leaves a database of something else alone', async () => {
    const file = join(folders.make(), 'events.db');
    new Database(file).exec('CREATE TABLE events (position INTEGER PRIMARY KEY)').close();
    expect(() => startProjector({ store: createMemoryStore(), file, knownTypes: [] })).toThrow(
      'database of something else',
    );
    expect(new Database(file).prepare('SELECT count(*) FROM events').pluck().get()).toBe(0);
  });

  test('notices that the file was deleted while it was open', async () => {
    const store = await sqlite();
    const file = join(folders.make(), 'read-models.db');
    const projector = follow(store, file);
    await projector.waitFor(await record(store, 'costbook-a', 0), 5_000);
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    expect(await projector.waitFor(await record(store, 'costbook-a', 1), 5_000)).toBe('reached');
    expect(countedIn(file, 'costbook-a').total).toBe(3);
    expect(projector.readModels.eventCount()).toBe(2);
  });

  test('rebuilds only the projection whose version has changed', async () => {
    const store = await sqlite();
    const file = join(folders.make(), 'read-models.db');
    await record(store, 'costbook-a', 0, {}, {});
    await record(store, 'partnership-p', 0, { type: 'Named.v1', data: { name: 'Alpha' } });
    const before = await rebuiltRows(store, file);
    const tampered = new Database(file);
    tampered.exec("UPDATE counted_amount SET amount = 90; UPDATE named SET name = 'other'");
    tampered.close();
    const said: string[] = [];
    const projector = follow(store, file, {
      tables: sampleTables({ ...countedTable, version: 2 }),
      log: (line) => said.push(line),
    });
    await projector.waitForHead(5_000);
    expect(said).toEqual(['What counted-amount holds has changed: it is made again from the events.']);
    await projector.stop();
    expect(countedIn(file, 'costbook-a')).toEqual({ count: 2, total: 3 });
    expect(everyRow(file)['named']).toEqual([['other', 2]]);
    expect(everyRow(file)['log']).toEqual(before['log']);
  });

  test('starts again where the ledger was put back from an older copy, or is another one', async () => {
    const file = join(folders.make(), 'read-models.db');
    const [first, second] = [await sqlite(), await sqlite()];
    await record(first, 'costbook-a', 0, {}, {}, {});
    await record(second, 'costbook-b', 0, {}, {}, {});
    await rebuiltRows(first, file);
    const said: string[] = [];
    await rebuiltRows(second, file, { log: (line) => said.push(line) });
    expect(said.join(' ')).toContain('their last event is another one');
    const third = await sqlite();
    await record(third, 'costbook-b', 0);
    const rows = await rebuiltRows(third, file, { log: (line) => said.push(line) });
    expect(said.join(' ')).toContain('beyond the end of the log');
    expect(rows['log']).toHaveLength(1);
  });

  test('goes on once the store is back, and shows the fault until then', async () => {
    const store = createMemoryStore();
    await record(store, 'costbook-a', 0);
    store.goAway();
    const projector = follow(store, join(folders.make(), 'read-models.db'));
    expect(await projector.waitFor('1', 50)).toBe('timed-out');
    expect((await projector.status()).fault).toMatchObject({ message: 'The memory store is away.' });
    store.comeBack();
    expect(await projector.waitForHead(5_000)).toBe('reached');
    expect((await projector.status()).fault).toBeNull();
  });

  test('two projectors on one file do not fold anything twice', async () => {
    const store = await sqlite();
    const file = join(folders.make(), 'read-models.db');
    const [left, right] = [follow(store, file), follow(store, file)];
    for (let revision = 0; revision < 50; revision += 1) await record(store, 'costbook-a', revision);
    expect(await Promise.all([left.waitForHead(20_000), right.waitForHead(20_000)])).toEqual(['reached', 'reached']);
    await Promise.all([left.stop(), right.stop()]);
    expect(everyRow(file)).toEqual(await rebuiltRows(store, join(folders.make(), 'read-models.db')));
  });
});
