import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { openSqliteStore, type EventStore } from '@pacta/event-store';
import type { Projector, ProjectorOptions } from '../projector.ts';
import { startProjector } from '../start-projector.ts';
import { everyRow, rebuiltRows, SAMPLE_SET, TemporaryFolders } from '../testing/projector-bench.ts';
import { record } from '../testing/record-events.ts';
import { healedTally, names, tally } from '../testing/tally-view.ts';
import { noLog } from '../log-line.ts';
import { openSession } from '../projection-set.ts';
import { openReadModelFile } from '../read-model-file.ts';
import { failAtStatement } from '../testing/failing-database.ts';
import { adoptSide } from './adopt-side.ts';
import { buildSide } from './build-side.ts';
import { Rebuilds } from './rebuilds.ts';
import { sideOf } from './side-file.ts';

jest.setTimeout(60_000);

const folders = new TemporaryFolders();
const open: { stop?(): Promise<void>; close?(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await (each.stop?.() ?? each.close?.());
  folders.clear();
});

const ALL = ['log-index', 'tree', 'event-types', 'tally', 'names'];

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
  return { ...(await follow(store, folder, options)), folder };
}

async function follow(store: EventStore, folder: string, options: Partial<ProjectorOptions> = {}): Promise<Bench> {
  const file = join(folder, 'read-models.db');
  const set = { ...SAMPLE_SET, store, ...options };
  const projector = startProjector({ ...set, file });
  open.push(projector);
  expect(await projector.waitForHead(10_000)).toBe('reached');
  const rebuilds = new Rebuilds({
    file,
    build: (side, onProgress, signal) => buildSide({ ...set, onProgress, signal, pageSize: 10 }, side),
    adopt: (side) => projector.adopt(side),
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
async function expectAsRebuilt({ file, store, projector }: Bench): Promise<void> {
  await projector.waitForHead(10_000);
  await projector.stop();
  const live = everyRow(file);
  expect(live).toEqual(await rebuiltRows(store, join(folders.make(), 'read-models.db')));
}

describe('a rebuild beside', () => {
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
  ])('of %s makes the live rows again, and swaps', async (_, fill) => {
    const made = await bench(fill);
    const begun = made.rebuilds.start(ALL);
    expect(begun).toMatchObject({ state: 'building', projections: ALL });
    const ended = await made.rebuilds.settled(ALL);
    const events = made.projector.readModels.eventCount();
    expect(ended).toMatchObject({
      state: 'done',
      position: events === 0 ? null : events - 1,
      head: events === 0 ? null : events - 1,
      differences: ALL.map((projection) => ({ projection, expected: false, rows: 0, examples: [] })),
    });
    expect(existsSync(sideOf(made.file, ALL).file)).toBe(false);
    await expectAsRebuilt(made);
  });

  test('of one projection leaves the others alone', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 12));
    made.rebuilds.start(['tally']);
    expect((await made.rebuilds.settled(['tally']))?.state).toBe('done');
    await expectAsRebuilt(made);
  });

  test('while others write ends at the same rows', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 200));
    made.rebuilds.start(ALL);
    for (let revision = 0; revision < 40; revision += 1) {
      const token = await record(made.store, 'costbook-b', revision);
      expect(await made.projector.waitFor(token, 5_000)).toBe('reached');
    }
    expect((await made.rebuilds.settled(ALL))?.state).toBe('done');
    await record(made.store, 'costbook-a', 200);
    await expectAsRebuilt(made);
  });

  test('finds a live row that the events do not make, and swaps only when that is accepted', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 5));
    const harm = new Database(made.file);
    harm.prepare(`UPDATE entity_row SET state = replace(state, '"total":15', '"total":16')`).run();
    harm.close();
    made.rebuilds.start(['tally']);
    const found = await made.rebuilds.settled(['tally']);
    expect(found).toMatchObject({
      state: 'waiting',
      differences: [
        {
          projection: 'tally',
          expected: false,
          rows: 1,
          examples: ['in the projection tally, the row a differs from what the events make (@4)'],
        },
      ],
    });
    expect(made.projector.readModels.entity('tally', 'a')?.state).toMatchObject({ total: 16 });
    expect(made.rebuilds.start(['tally']).state).toBe('waiting');
    await record(made.store, 'costbook-a', 5);
    made.rebuilds.start(['tally'], { acceptDifferences: true });
    expect((await made.rebuilds.settled(['tally']))?.state).toBe('done');
    expect(made.projector.readModels.entity('tally', 'a')?.state).toMatchObject({ total: 21 });
    await expectAsRebuilt(made);
  });

  test('that is cancelled leaves nothing behind', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 60));
    made.rebuilds.start(ALL);
    expect(await made.rebuilds.cancel(ALL)).toMatchObject({ state: 'cancelled' });
    expect(existsSync(sideOf(made.file, ALL).file)).toBe(false);
    expect(made.rebuilds.start(ALL).state).toBe('building');
    expect((await made.rebuilds.settled(ALL))?.state).toBe('done');
  });

  test('says why it failed, and lets the live rows be', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 3));
    const broken = new Rebuilds({
      file: made.file,
      build: () => Promise.reject(new Error('no room left')),
      adopt: () => Promise.resolve(),
      eventsInLog: () => 3,
      now: () => '',
    });
    broken.start(ALL);
    expect(await broken.settled(ALL)).toMatchObject({ state: 'failed', failure: 'no room left' });
    await expectAsRebuilt(made);
  });

  test('goes on from where a kill left it', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 60));
    const both = ['tally', 'names'];
    const child = fileURLToPath(new URL('../testing/killed-while-building.ts', import.meta.url));
    const hook = fileURLToPath(new URL('../testing/resolve-pacta.ts', import.meta.url));
    const killed = spawnSync(
      process.execPath,
      ['--no-warnings', '--experimental-transform-types', '--import', hook, child, made.folder, made.file, '30'],
      { encoding: 'utf8' },
    );
    expect({ signal: killed.signal, stderr: killed.stderr }).toEqual({ signal: 'SIGKILL', stderr: '' });
    const seen: number[] = [];
    const side = sideOf(made.file, both);
    await buildSide({ ...SAMPLE_SET, store: made.store, onProgress: (events) => seen.push(events) }, side);
    expect(seen[0]).toBe(30);
    await made.projector.adopt(side);
    await expectAsRebuilt(made);
  }, 30_000);

  test('leaves the old rows or the new ones, whichever statement of the swap is the last', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 5));
    await made.projector.stop();
    const harm = new Database(made.file);
    harm.prepare(`UPDATE entity_row SET state = '{}'`).run();
    harm.close();
    const [before, whole] = [everyRow(made.file), await rebuiltRows(made.store, join(folders.make(), 'whole.db'))];
    let failing = 1;
    for (let swapped = false; !swapped; failing += 1) {
      const side = sideOf(made.file, ALL);
      await buildSide({ ...SAMPLE_SET, store: made.store }, side);
      const db = failAtStatement(openReadModelFile(made.file, noLog), failing);
      try {
        await adoptSide(openSession(db, SAMPLE_SET), { ...SAMPLE_SET, store: made.store }, side);
        swapped = true;
      } catch (fault) {
        expect(fault).toMatchObject({ message: 'the machine stopped here' });
      }
      db.close();
      expect(everyRow(made.file)).toEqual(swapped ? whole : before);
    }
    expect(failing).toBeGreaterThan(8);
  });

  test('begins again where the side file is of another log', async () => {
    const made = await bench((store) => counted(store, 'costbook-a', 20));
    const other = await bench((store) => counted(store, 'costbook-z', 25));
    const side = sideOf(made.file, ['tally']);
    await buildSide({ ...SAMPLE_SET, store: other.store }, { ...sideOf(other.file, ['tally']), file: side.file });
    made.rebuilds.start(['tally']);
    expect((await made.rebuilds.settled(['tally']))?.state).toBe('done');
    await expectAsRebuilt(made);
  });
});

describe('a fold that has changed', () => {
  test('is set aside, served from the log, and rebuilt beside', async () => {
    const made = await bench(async (store) => {
      await counted(store, 'costbook-a', 3);
      await record(store, 'costbook-a', 3, { type: 'Poison.v1' });
    });
    await made.projector.stop();
    const versionOf = ({ name }: { readonly name: string }): string => (name === 'tally' ? '2' : '1');
    const newer = { views: [healedTally, names], versionOf, rebuildBesideFrom: 1 };
    const { projector, rebuilds, store, file } = await follow(made.store, made.folder, newer);
    await projector.waitFor(await record(store, 'costbook-b', 0), 5_000);
    const of = async (name: string) => (await projector.status()).projections.find((each) => each.name === name);
    expect(await of('tally')).toMatchObject({ state: 'outdated', position: 3, lag: 1 });
    expect(await of('names')).toMatchObject({ state: 'following', lag: 0 });
    expect([projector.readModels.serves('tally'), projector.readModels.serves('names')]).toEqual([false, true]);
    rebuilds.start(['tally']);
    expect(await rebuilds.settled(['tally'])).toMatchObject({
      state: 'done',
      differences: [{ projection: 'tally', expected: true }],
    });
    expect(await of('tally')).toMatchObject({ state: 'following', lag: 0 });
    expect(projector.readModels.serves('tally')).toBe(true);
    expect(projector.readModels.entity('tally', 'a')).toMatchObject({ incomplete: false, state: { note: 'healed' } });
    await projector.waitFor(await record(store, 'costbook-b', 1), 5_000);
    expect(projector.readModels.entity('tally', 'b')?.state).toMatchObject({ count: 2 });
    await projector.stop();
    expect(everyRow(file)['entities']).toHaveLength(2);
  });
});

describe('a failure policy', () => {
  const stops = { policies: { tally: { retries: 0, delayMs: 0, lastly: 'stop' as const } } };

  test('that stops ends the projection before the event, and nothing else', async () => {
    const { projector, store } = await bench(async (each) => {
      await record(each, 'costbook-a', 0, {}, { type: 'Poison.v1' }, {});
      await record(each, 'partnership-p', 0, { type: 'Named.v1', data: { name: 'Alpha' } });
    }, stops);
    const { projections } = await projector.status();
    expect(projections.find(({ name }) => name === 'tally')).toMatchObject({
      state: 'stopped',
      stopped: { position: 1, reason: 'this event can not be folded' },
      position: null,
      lag: 4,
    });
    expect(projector.readModels.entity('names', 'p')?.state).toEqual({ names: ['Alpha'] });
    expect(projector.readModels.serves('tally')).toBe(false);
    await projector.waitFor(await record(store, 'costbook-b', 0), 5_000);
    expect(await projector.retryParked('tally')).toEqual({ retried: 0, cleared: 0, resumed: 1 });
  });

  test('tries again by itself, with a delay, as often as it says', async () => {
    let fails = 2;
    let tries = 0;
    const shaky = {
      ...tally,
      fold: {
        ...tally.fold,
        evolve: (...[state, event]: Parameters<typeof tally.fold.evolve>) => {
          if (event.type !== 'Noted.v1') return tally.fold.evolve(state, event);
          tries += 1;
          fails -= 1;
          if (fails >= 0) throw new Error('not yet');
          return { ...state, note: 'at last' };
        },
      },
    };
    const { projector } = await bench((each) => record(each, 'costbook-a', 0, {}, { type: 'Noted.v1' }), {
      views: [shaky, names],
      policies: { tally: { retries: 3, delayMs: 10, lastly: 'park' } },
    });
    const until = Date.now() + 5_000;
    while (projector.readModels.parked().length > 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(projector.readModels.entity('tally', 'a')).toMatchObject({ incomplete: false, state: { note: 'at last' } });
    expect(tries).toBe(3);
  });
});
