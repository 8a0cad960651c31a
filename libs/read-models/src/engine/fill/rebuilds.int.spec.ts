import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { openSqliteStore, type EventStore } from '@pacta/event-store';
import { everyRow, countedIn, rebuiltRows, SAMPLE_SET, TemporaryFolders } from '../../testing/projector-bench.ts';
import { record } from '../../testing/record-events.ts';
import { sampleTables } from '../../testing/sample-set.ts';
import { countedTable } from '../../testing/sample-tables.ts';
import { openReadModelFileReadOnly } from '../read-model-file.ts';
import type { Projector, ProjectorOptions } from '../projector.ts';
import { startProjector } from '../start-projector.ts';
import { fillNext } from './fill-next.ts';
import { nextFileOf } from './next-path.ts';
import { Rebuilds, type RebuildsOptions } from './rebuilds.ts';

jest.setTimeout(60_000);

const folders = new TemporaryFolders();
const open: { stop?(): Promise<void>; close?(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await (each.stop?.() ?? each.close?.());
  folders.clear();
});

const ALL = ['log-index', 'tree', 'event-types', 'counted-amount', 'named', 'found-stream'];

interface Bench {
  readonly folder: string;
  readonly file: string;
  readonly store: EventStore;
  readonly projector: Projector;
  readonly rebuilds: Rebuilds;
}

async function bench(fill: (store: EventStore) => Promise<unknown>, options: Partial<ProjectorOptions> = {}) {
  const folder = folders.make();
  const store = await openSqliteStore({ folder });
  open.push(store);
  await fill(store);
  return follow(store, folder, options);
}

async function follow(store: EventStore, folder: string, options: Partial<ProjectorOptions> = {}): Promise<Bench> {
  const file = join(folder, 'read-models.db');
  const set = { ...SAMPLE_SET, store, ...options };
  const projector = startProjector({ ...set, file });
  open.push(projector);
  expect(await projector.waitForHead(10_000)).toBe('reached');
  const rebuilds = new Rebuilds({
    file,
    fill: (next, onProgress, signal) => fillNext({ ...set, file: next, onProgress, signal, pageSize: 10 }),
    exchange: () => projector.exchange(),
    eventsInLog: () => projector.readModels.eventCount(),
    now: () => '2026-06-01T10:00:00.000Z',
  });
  open.push({ close: () => rebuilds.close() });
  return { folder, file, store, projector, rebuilds };
}

const counted = async (store: EventStore, stream: `costbook-${string}`, events: number): Promise<void> => {
  for (let revision = 0; revision < events; revision += 1) await record(store, stream, revision);
};

/** Live rows and a rebuild from zero in a file of its own, byte for byte. */
async function expectAsRebuilt({ file, store, projector }: Bench, options: Partial<ProjectorOptions> = {}) {
  expect(await projector.waitForHead(10_000)).toBe('reached');
  await projector.stop();
  const live = everyRow(file);
  expect(live).toEqual(await rebuiltRows(store, join(folders.make(), 'read-models.db'), options));
}

describe('a rebuild', () => {
  test.each([
    ['nothing', async () => undefined],
    ['one event', (store: EventStore) => record(store, 'costbook-a', 0)],
    ['many events', (store: EventStore) => counted(store, 'costbook-a', 35)],
    [
      'a poison event',
      async (store: EventStore) => {
        await record(store, 'costbook-a', 0, {}, { type: 'Poison.v1' }, {}, {});
        await record(store, 'costbook-b', 0, {}, { type: 'Strange.v1' }, {});
      },
    ],
  ])('of %s fills a second file, which takes the place of the live one', async (_, fill) => {
    const made = await bench(fill);
    const begun = made.rebuilds.start(ALL);
    expect(begun).toMatchObject({ state: 'building', projections: ALL, stalled: false });
    const ended = await made.rebuilds.settled(ALL);
    const events = made.projector.readModels.eventCount();
    expect(ended).toMatchObject({
      state: 'done',
      position: events === 0 ? null : events - 1,
      head: events === 0 ? null : events - 1,
      differences: [],
      failure: null,
    });
    expect(existsSync(nextFileOf(made.file))).toBe(false);
    await expectAsRebuilt(made);
  });

  test('puts tampered rows right, without a word', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 5));
    const harm = new Database(made.file);
    harm.exec('UPDATE counted_amount SET amount = 90');
    harm.close();
    made.rebuilds.start(['counted-amount']);
    expect(await made.rebuilds.settled(['counted-amount'])).toMatchObject({ state: 'done' });
    expect(countedIn(made.file, 'costbook-a').total).toBe(15);
    await expectAsRebuilt(made);
  });

  test('while others write ends at the same rows, and nobody who reads meets a file that is not there', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 200));
    made.rebuilds.start(ALL);
    for (let revision = 0; revision < 40; revision += 1) {
      const token = await record(made.store, 'costbook-b', revision);
      expect(await made.projector.waitFor(token, 5_000)).toBe('reached');
      expect(made.projector.readModels.eventCount()).toBeGreaterThanOrEqual(201 + revision);
      expect(made.projector.readModels.eventOf('costbook-b', revision)).toBeDefined();
      if (revision === 20) made.rebuilds.start(ALL);
    }
    expect((await made.rebuilds.settled(ALL))?.state).toBe('done');
    await record(made.store, 'costbook-a', 200);
    await expectAsRebuilt(made);
  });

  test('of one projection is joined by whoever asks for another', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 60));
    made.rebuilds.start(['tree']);
    expect(made.rebuilds.progress(['named'])).toBeUndefined();
    expect(made.rebuilds.start(['named']).projections).toEqual(['tree', 'named']);
    expect(made.rebuilds.underWay()).toHaveLength(1);
    expect(await made.rebuilds.settled(['tree'])).toMatchObject({ state: 'done' });
    expect(await made.rebuilds.settled(['named'])).toMatchObject({ state: 'done' });
    expect(made.rebuilds.underWay()).toEqual([]);
  });

  test('that is cancelled leaves nothing', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 60));
    made.rebuilds.start(ALL);
    expect(await made.rebuilds.cancel(ALL)).toMatchObject({ state: 'cancelled' });
    expect(existsSync(nextFileOf(made.file))).toBe(false);
    expect(made.rebuilds.start(ALL).state).toBe('building');
    expect((await made.rebuilds.settled(ALL))?.state).toBe('done');
  });

  test('says why it failed, and lets the live rows be', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 3));
    const broken = rebuildsWith({ file: made.file, fill: () => Promise.reject(new Error('no room left')) });
    broken.start(ALL);
    expect(await broken.settled(ALL)).toMatchObject({ state: 'failed', failure: 'no room left' });
    await expectAsRebuilt(made);
  });

  test('that makes no progress for too long says that it is stalled', async () => {
    let on: (events: number) => void = () => undefined;
    const made = rebuildsWith({
      file: join(folders.make(), 'read-models.db'),
      fill: (_file, onProgress, signal) =>
        new Promise((_resolve, reject) => {
          on = onProgress;
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
      stallsAfter: 30,
    });
    expect(made.start(ALL).stalled).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(made.underWay()).toMatchObject([{ stalled: true }]);
    on(7);
    expect(made.underWay()).toMatchObject([{ stalled: false }]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    on(7);
    expect(made.underWay()).toMatchObject([{ stalled: true }]);
    expect(await made.cancel(ALL)).toMatchObject({ state: 'cancelled', stalled: false });
  });

  test('goes on from where a kill left it', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 60));
    const child = fileURLToPath(new URL('../../testing/killed-while-filling.ts', import.meta.url));
    const hook = fileURLToPath(new URL('../../testing/resolve-pacta.ts', import.meta.url));
    const killed = spawnSync(
      process.execPath,
      ['--no-warnings', '--experimental-transform-types', '--import', hook, child, made.folder, made.file, '30'],
      { encoding: 'utf8' },
    );
    expect({ signal: killed.signal, stderr: killed.stderr }).toEqual({ signal: 'SIGKILL', stderr: '' });
    const seen: number[] = [];
    const file = nextFileOf(made.file);
    await fillNext({ ...SAMPLE_SET, store: made.store, file, onProgress: (events) => seen.push(events) });
    expect(seen[0]).toBe(30);
    await made.projector.exchange();
    await expectAsRebuilt(made);
  }, 30_000);

  test('that was killed while the files change places is taken up at the next start', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 20));
    await fillNext({ ...SAMPLE_SET, store: made.store, file: nextFileOf(made.file) });
    await made.projector.stop();
    for (const suffix of ['', '-wal', '-shm']) rmSync(made.file + suffix, { force: true });
    const again = await follow(made.store, made.folder);
    expect(existsSync(nextFileOf(made.file))).toBe(false);
    expect(again.projector.readModels.eventCount()).toBe(20);
    await expectAsRebuilt(again);
  });

  test('is waited for by whoever opens the file while it is exchanged', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 20));
    await made.projector.stop();
    const next = nextFileOf(made.file);
    copyFileSync(made.file, next);
    rmSync(made.file);
    const mover = renamedLater(next, made.file);
    const db = openReadModelFileReadOnly(made.file);
    expect(db.prepare('SELECT max(events) FROM checkpoint').pluck().get()).toBe(20);
    db.close();
    await mover;
  });

  test('begins again where the second file is of another log', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 20));
    const other = await bench((store) => counted(store, 'costbook-z', 25));
    await fillNext({ ...SAMPLE_SET, store: other.store, file: nextFileOf(made.file) });
    made.rebuilds.start(ALL);
    expect((await made.rebuilds.settled(ALL))?.state).toBe('done');
    await expectAsRebuilt(made);
  });
});

describe('a table that has changed', () => {
  test('goes on serving and following as it was, until a second file has been filled', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 3));
    await made.projector.stop();
    const tables = sampleTables({ ...countedTable, version: 2, on: { ...countedTable.on, 'Named.v1': () => [] } });
    const newer = await follow(made.store, made.folder, { tables, fillNextFrom: 1 });
    const { projector, rebuilds, store, file } = newer;
    await projector.waitFor(await record(store, 'costbook-b', 0), 5_000);
    const of = async (name: string) => (await projector.status()).projections.find((each) => each.name === name);
    expect(await of('counted-amount')).toMatchObject({ state: 'outdated', position: 3, lag: 0 });
    expect(await of('named')).toMatchObject({ state: 'following', lag: 0 });
    expect(countedIn(file, 'costbook-b').count).toBe(1);
    rebuilds.start(['counted-amount']);
    expect(await rebuilds.settled(['counted-amount'])).toMatchObject({ state: 'done' });
    expect(await of('counted-amount')).toMatchObject({ state: 'following', lag: 0 });
    await projector.waitFor(await record(store, 'costbook-b', 1), 5_000);
    expect(countedIn(file, 'costbook-b').count).toBe(2);
    await expectAsRebuilt(newer, { tables });
  });

  test('is made again at once where its columns are others', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 3));
    await made.projector.stop();
    const wider = {
      ...countedTable,
      version: 2,
      create: 'CREATE TABLE counted_amount (stream TEXT, since INTEGER PRIMARY KEY, amount INTEGER, more TEXT) STRICT;',
    };
    const newer = await follow(made.store, made.folder, { tables: sampleTables(wider), fillNextFrom: 1 });
    const { projections } = await newer.projector.status();
    expect(projections.every(({ state, lag }) => state === 'following' && lag === 0)).toBe(true);
    expect(everyRow(newer.file)['counted_amount']?.[0]).toEqual(['costbook-a', 0, 1, null]);
  });
});

const rebuildsWith = (options: Pick<RebuildsOptions, 'file' | 'fill'> & Partial<RebuildsOptions>): Rebuilds =>
  new Rebuilds({ exchange: () => Promise.resolve(), eventsInLog: () => 3, now: () => '', ...options });

/** Renames in a process of its own, a little later: this one waits without turning its event loop. */
function renamedLater(from: string, to: string): Promise<unknown> {
  const rename = `require('node:fs').renameSync(${JSON.stringify(from)}, ${JSON.stringify(to)})`;
  const child = spawn(process.execPath, ['-e', `setTimeout(() => ${rename}, 10)`]);
  return new Promise((resolve) => child.once('exit', resolve));
}
