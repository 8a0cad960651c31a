import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createMemoryStore, type EventStore } from '@pacta/event-store';
import { EventMissing, readEvents } from './event-reader.ts';
import { noLog } from './log-line.ts';
import { openSession } from './projection-set.ts';
import { openReadModelFile } from './read-model-file.ts';
import { openReadModels, type ReadModels } from './read-models.ts';
import { PARTNERSHIP, record, uuidOf } from './testing/record-events.ts';
import { SAMPLE_SET, TemporaryFolders } from './testing/projector-bench.ts';
import { names, tally } from './testing/tally-view.ts';

const folders = new TemporaryFolders();
const store: EventStore = createMemoryStore();
let file = '';
let models: ReadModels;
let closeWriter = (): void => undefined;

beforeAll(async () => {
  file = join(folders.make(), 'read-models.db');
  const other = uuidOf('other');
  await record(
    store,
    'costbook-a',
    0,
    { at: '2026-01-01T00:00:00.000Z', effectiveOn: '2025-12-31' },
    { at: '2026-01-02T00:00:00.000Z' },
  );
  await record(store, 'partnership-p', 0, {
    type: 'Named.v1',
    data: { name: 'A' },
    actor: 'chair',
    at: '2026-01-03T00:00:00.000Z',
    partnershipId: other,
  });
  await record(
    store,
    'costbook-b',
    0,
    { at: '2026-01-04T00:00:00.000Z' },
    { type: 'Noted.v1', data: { note: 'kept' }, at: '2026-01-05T00:00:00.000Z', effectiveOn: '2026-01-04' },
  );
  await record(store, 'costbook-a', 2, { at: '2026-01-06T00:00:00.000Z' });
  const db = openReadModelFile(file, noLog);
  closeWriter = () => void db.close();
  const { applier, logIndex } = openSession(db, SAMPLE_SET);
  applier.prepare();
  for await (const page of store.readAll()) applier.apply(page);
  logIndex.settle();
  models = openReadModels(file);
});
afterAll(() => {
  models.close();
  closeWriter();
  folders.clear();
});

const positions = (filter: Parameters<ReadModels['log']>[0]): readonly number[] =>
  models.log(filter).rows.map(({ position }) => position);

describe('the log', () => {
  test.each<[string, Parameters<ReadModels['log']>[0], readonly number[]]>([
    ['all of it', {}, [0, 1, 2, 3, 4, 5]],
    ['newest first', { reverse: true }, [5, 4, 3, 2, 1, 0]],
    ['of a type', { types: ['Named.v1'] }, [2]],
    ['of a type in any version', { types: ['Named', 'Noted'] }, [2, 4]],
    ['of a type that no event has', { types: ['Name'] }, []],
    ['of a stream', { stream: 'costbook-a' }, [0, 1, 5]],
    ['of an actor', { actor: 'chair' }, [2]],
    ['of an actor who never acted', { actor: 'nobody' }, []],
    ['of a partnership', { partnershipId: PARTNERSHIP }, [0, 1, 3, 4, 5]],
    ['since', { since: '2026-01-04T00:00:00.000Z' }, [3, 4, 5]],
    ['until', { until: '2026-01-02T00:00:00.000Z' }, [0, 1]],
    ['effective', { effectiveFrom: '2026-01-01', effectiveTo: '2026-01-04' }, [4]],
    ['as it was', { through: 2 }, [0, 1, 2]],
    ['of several at once', { stream: 'costbook-a', since: '2026-01-02T00:00:00.000Z', reverse: true }, [5, 1]],
  ])('%s', (_, filter, expected) => {
    expect(positions(filter)).toEqual(expected);
  });

  test('comes in pages, in both directions', () => {
    for (const reverse of [false, true]) {
      const seen: number[] = [];
      let after: number | undefined;
      for (;;) {
        const { rows, next } = models.log({ reverse, limit: 2, ...(after === undefined ? {} : { after }) });
        seen.push(...rows.map(({ position }) => position));
        if (next === null) break;
        after = next;
      }
      expect(seen).toEqual(reverse ? [5, 4, 3, 2, 1, 0] : [0, 1, 2, 3, 4, 5]);
    }
  });

  test('an event is found by its id, or by the beginning of it', () => {
    const id = uuidOf('costbook-b 1');
    expect(models.findEvent(id)).toMatchObject({
      kind: 'found',
      row: { position: 4, eventId: id, effectiveOn: '2026-01-04' },
    });
    expect(models.findEvent(id.toUpperCase())).toMatchObject({ kind: 'found' });
    for (const length of [6, 8, 9, 12, 20])
      expect(models.findEvent(id.slice(0, length))).toMatchObject({ kind: 'found', row: { position: 4 } });
    expect(models.findEvent(id.slice(0, 5))).toEqual({ kind: 'not-an-id' });
    expect(models.findEvent('costbook')).toEqual({ kind: 'not-an-id' });
    expect(models.findEvent(uuidOf('nothing'))).toEqual({ kind: 'not-found' });
  });

  test('knows places, streams and how far it is', () => {
    expect(models.eventAt(2)).toMatchObject({ stream: 'partnership-p', revision: 0 });
    expect(models.eventAt(6)).toBeUndefined();
    expect(models.eventOf('costbook-a', 2)?.position).toBe(5);
    expect(models.streamsOf(PARTNERSHIP)).toEqual([
      { stream: 'costbook-a', events: 3, revision: 2, first: 0, last: 5 },
      { stream: 'costbook-b', events: 2, revision: 1, first: 3, last: 4 },
    ]);
    expect(models.streamsOf(PARTNERSHIP, 2)).toEqual([
      { stream: 'costbook-a', events: 2, revision: 1, first: 0, last: 1 },
    ]);
    expect([models.head(), models.eventCount()]).toEqual([5, 6]);
    expect(models.checkpoints().get('tally')).toMatchObject({ events: 6 });
    expect(models.atOneMoment(() => models.head())).toBe(5);
  });
});

describe('entities', () => {
  test('are found by id, by partnership, and in pages', () => {
    expect(models.entity('tally', 'a')).toMatchObject({
      id: 'a',
      partnershipId: PARTNERSHIP,
      revision: 2,
      position: 5,
      incomplete: false,
    });
    expect(models.entity('tally', 'z')).toBeUndefined();
    expect(models.entitiesOf('tally', PARTNERSHIP).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(models.entities('tally', { limit: 1 }).map(({ id }) => id)).toEqual(['a']);
    expect(models.entities('tally', { after: 'a', limit: 5 }).map(({ id }) => id)).toEqual(['b']);
    expect(models.entityIds('tally')).toEqual(['a', 'b']);
  });
});

describe('bodies', () => {
  test.each<[string, Parameters<ReadModels['log']>[0]]>([
    ['an unbroken stretch', {}],
    ['one backwards', { reverse: true }],
    ['a selection', { partnershipId: PARTNERSHIP, reverse: true }],
    ['one event', { stream: 'partnership-p' }],
    ['nothing', { actor: 'nobody' }],
  ])('come in the order of the rows: %s', async (_, filter) => {
    const { rows } = models.log(filter);
    const events = await readEvents(store, rows);
    expect(events.map(({ eventId, revision }) => [eventId, revision])).toEqual(
      rows.map(({ eventId, revision }) => [eventId, revision]),
    );
  });

  test('a body that is not there is said to be missing', async () => {
    const [row] = models.log({ stream: 'costbook-a' }).rows;
    if (row === undefined) throw new Error('no row');
    await expect(readEvents(store, [{ ...row, eventId: uuidOf('other') }])).rejects.toThrow(EventMissing);
  });
});

test('rows are found by the member that their view is looked up by', () => {
  expect(models.entitiesLookedUp(tally, 'kept').map(({ id, state }) => [id, state.note])).toEqual([['b', 'kept']]);
  expect(models.placesLookedUp(tally, 'kept')).toEqual([{ id: 'b', position: 4, incomplete: false }]);
  expect(models.entitiesLookedUp(tally, "' OR 1=1 --")).toEqual([]);
  expect(() => models.entitiesLookedUp(names, 'A')).toThrow(RangeError);
  const odd = { ...tally, lookUpBy: "note') OR (1" };
  expect(() => models.entitiesLookedUp(odd, 'kept')).toThrow("can't stand in a statement");
});

test('another process can read while this one has the file open for writing', () => {
  const hook = new URL('testing/resolve-pacta.ts', import.meta.url).href;
  const program = `
    const { openReadModels } = await import('${new URL('read-models.ts', import.meta.url).href}');
    const models = openReadModels(${JSON.stringify(file)});
    process.stdout.write(JSON.stringify([models.eventCount(), models.entity('tally', 'a').revision]));
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', '--experimental-transform-types', '--import', hook, '--input-type=module', '-e', program],
    { encoding: 'utf8' },
  );
  expect({ stdout, stderr }).toEqual({ stdout: '[6,2]', stderr: '' });
});
