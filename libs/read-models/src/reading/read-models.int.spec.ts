import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createMemoryStore, type EventStore } from '@pacta/event-store';
import { EventMissing, readEvents } from './event-reader.ts';
import { findEvent } from './find-event.ts';
import { noLog } from '../engine/log-line.ts';
import { openSession } from '../engine/projection-set.ts';
import { openReadModelFile, openReadModelFileReadOnly } from '../engine/read-model-file.ts';
import { ReadModels } from './read-models.ts';
import { PARTNERSHIP, record, uuidOf } from '../testing/record-events.ts';
import { everyEvent } from '../testing/sample-log.ts';
import { SAMPLE_SET, TemporaryFolders } from '../testing/projector-bench.ts';

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
  const { applier, settle } = openSession(db, SAMPLE_SET);
  applier.prepare();
  for await (const page of store.readAll()) applier.apply(page);
  settle();
  models = new ReadModels(() => openReadModelFileReadOnly(file));
});
afterAll(() => {
  models.close();
  closeWriter();
  folders.clear();
});

/** A store with an index of event ids. */
const withIds = (of: EventStore): Pick<EventStore, 'findEvents'> => ({
  async findEvents({ from, to }) {
    const events = await everyEvent(of);
    return events.filter(({ eventId }) => eventId >= from && eventId <= to);
  },
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

  test.each<[string, () => Pick<EventStore, 'findEvents'>]>([
    ['of the log index', () => store],
    ['of the store, where it has one', () => withIds(store)],
  ])('an event is found by its id, or by the beginning of it, in the index %s', async (_, of) => {
    const find = (id: string) => findEvent({ store: of(), readModels: models }, id);
    const id = uuidOf('costbook-b 1');
    expect(await find(id)).toMatchObject({
      kind: 'found',
      row: { position: 4, eventId: id, effectiveOn: '2026-01-04' },
    });
    expect(await find(id.toUpperCase())).toMatchObject({ kind: 'found' });
    for (const length of [6, 8, 9, 12, 20])
      expect(await find(id.slice(0, length))).toMatchObject({ kind: 'found', row: { position: 4 } });
    expect(await find(id.slice(0, 5))).toEqual({ kind: 'not-an-id' });
    expect(await find('costbook')).toEqual({ kind: 'not-an-id' });
    expect(await find(uuidOf('nothing'))).toEqual({ kind: 'not-found' });
  });

  test('an event that the store finds and the log index does not have yet is not found', async () => {
    const readModels = { eventsById: () => [], eventWithToken: () => undefined };
    const found = await findEvent({ store: withIds(store), readModels }, uuidOf('costbook-b 1'));
    expect(found).toEqual({ kind: 'not-found' });
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
    expect(models.streamsWith(['Noted.v1'], 'costbook')).toEqual([{ stream: 'costbook-b', revision: 1 }]);
    expect(models.streamsWith(['Noted.v1'], 'costbook', 3)).toEqual([]);
    expect(models.streamsWith(['Noted.v1'], 'partnership')).toEqual([]);
    expect([models.head(), models.eventCount()]).toEqual([5, 6]);
    expect(models.checkpoints().get('counted-amount')).toMatchObject({ events: 6 });
    expect(models.atOneMoment(() => models.head())).toBe(5);
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

test('another process can read while this one has the file open for writing', () => {
  const hook = new URL('../testing/resolve-pacta.ts', import.meta.url).href;
  const program = `
    const { ReadModels } = await import('${new URL('read-models.ts', import.meta.url).href}');
    const { openReadModelFileReadOnly } = await import('${new URL('../engine/read-model-file.ts', import.meta.url).href}');
    const models = new ReadModels(() => openReadModelFileReadOnly(${JSON.stringify(file)}));
    process.stdout.write(JSON.stringify([models.eventCount(), models.stream('costbook-a').revision]));
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', '--experimental-transform-types', '--import', hook, '--input-type=module', '-e', program],
    { encoding: 'utf8' },
  );
  expect({ stdout, stderr }).toEqual({ stdout: '[6,2]', stderr: '' });
});
