import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createMemoryStore, type EventStore } from '@pacta/event-store';
import type { EntityView } from '@pacta/ledger';
import type { Projector } from './projector.ts';
import { record } from './testing/record-events.ts';
import { everyRow, projectorOver, rebuiltRows, TemporaryFolders } from './testing/projector-bench.ts';
import { healedTally, names, tally, TALLY_TYPES } from './testing/tally-view.ts';

const folders = new TemporaryFolders();
const open: Projector[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.stop();
  folders.clear();
});

async function follow(
  store: EventStore,
  file: string,
  options: Parameters<typeof projectorOver>[2] = {},
): Promise<Projector> {
  const projector = projectorOver(store, file, options);
  open.push(projector);
  expect(await projector.waitForHead(10_000)).toBe('reached');
  return projector;
}

const newFile = (): string => join(folders.make(), 'read-models.db');

async function withPoison(): Promise<EventStore> {
  const store = createMemoryStore();
  await record(store, 'costbook-a', 0);
  await record(store, 'costbook-b', 0);
  await record(store, 'costbook-a', 1, { type: 'Poison.v1' }, {}, {});
  await record(store, 'costbook-b', 1);
  return store;
}

describe('an event that can not be folded', () => {
  test('parks its partition from there on; the others go on', async () => {
    const store = await withPoison();
    const { readModels, status } = await follow(store, newFile());
    expect(readModels.parked()).toEqual([
      expect.objectContaining({
        projection: 'tally',
        key: 'costbook-a',
        position: 2,
        type: 'Poison.v1',
        reason: 'this event can not be folded',
        held: 2,
      }),
    ]);
    expect(readModels.entity('tally', 'a')).toMatchObject({
      revision: 0,
      position: 0,
      incomplete: true,
      state: { count: 1 },
    });
    expect(readModels.entity('tally', 'b')).toMatchObject({ revision: 1, incomplete: false, state: { count: 2 } });
    expect(readModels.eventCount()).toBe(6);
    expect(status).toBeInstanceOf(Function);
    expect((await open[0]?.status())?.projections.find(({ name }) => name === 'tally')?.parked).toBe(1);
  });

  test('marks the row of a partition that has nothing but it', async () => {
    const store = createMemoryStore();
    await record(store, 'costbook-a', 0, { type: 'Poison.v1' });
    const { readModels } = await follow(store, newFile());
    expect(readModels.entity('tally', 'a')).toMatchObject({
      revision: -1,
      position: -1,
      incomplete: true,
      state: { count: 0 },
    });
  });

  test('holds back what comes later, also after a restart', async () => {
    const store = await withPoison();
    const file = newFile();
    await (await follow(store, file)).stop();
    await record(store, 'costbook-a', 4, {}, {});
    const { readModels } = await follow(store, file);
    expect(readModels.parked()).toEqual([expect.objectContaining({ key: 'costbook-a', held: 4 })]);
    await open[1]?.stop();
    expect(everyRow(file)).toEqual(await rebuiltRows(store, newFile()));
  });

  test('is folded again at the next start, in order, once the fold can', async () => {
    const store = await withPoison();
    const file = newFile();
    await (await follow(store, file)).stop();
    const views = [healedTally, names];
    const projector = await follow(store, file, { views });
    expect(projector.readModels.parked()).toEqual([]);
    expect(projector.readModels.entity('tally', 'a')).toMatchObject({
      revision: 3,
      incomplete: false,
      state: { count: 3, total: 8, note: 'healed' },
    });
    await projector.stop();
    expect(everyRow(file)).toEqual(await rebuiltRows(store, newFile(), { views }));
  });

  test('stays parked where it fails again, and moves on to the next that fails', async () => {
    const store = await withPoison();
    await record(store, 'costbook-a', 4, { type: 'Poison.v1', data: { still: true } }, {});
    const file = newFile();
    const projector = await follow(store, file);
    expect(await projector.retryParked()).toEqual({ retried: 1, cleared: 0, resumed: 0 });
    expect(projector.readModels.parked()).toEqual([expect.objectContaining({ position: 2, held: 4 })]);
    await projector.stop();
    const halfHealed: EntityView<unknown> = {
      ...tally,
      fold: {
        ...tally.fold,
        evolve: (state, event) =>
          event.type === 'Poison.v1' && (event.data as { still?: boolean }).still !== true
            ? state
            : tally.fold.evolve(state as never, event),
      },
    };
    const views = [halfHealed, names];
    const again = await follow(store, file, { views });
    expect(again.readModels.parked()).toEqual([expect.objectContaining({ position: 6, held: 1 })]);
    expect(again.readModels.entity('tally', 'a')).toMatchObject({ revision: 3, incomplete: true, state: { count: 3 } });
    await again.stop();
    expect(everyRow(file)).toEqual(await rebuiltRows(store, newFile(), { views }));
  });

  test('is an unknown type too: indexed, listed, and its partition parked', async () => {
    const store = createMemoryStore();
    await record(store, 'costbook-a', 0, {}, { type: 'Strange.v1' }, {});
    await record(store, 'decision-d', 0, { type: 'Strange.v1' }, { type: 'Strange.v1' });
    const file = newFile();
    const projector = await follow(store, file);
    expect(projector.readModels.eventCount()).toBe(5);
    expect(
      projector.readModels.parked().map(({ projection, key, position, held }) => [projection, key, position, held]),
    ).toEqual([
      ['event-types', 'costbook-a', 1, 0],
      ['tally', 'costbook-a', 1, 1],
      ['event-types', 'decision-d', 3, 0],
      ['event-types', 'decision-d', 4, 0],
    ]);
    await projector.stop();
    const knownTypes = [...TALLY_TYPES, 'Strange.v1'];
    const later = await follow(store, file, { knownTypes });
    expect(later.readModels.parked()).toEqual([]);
    expect(later.readModels.entity('tally', 'a')).toMatchObject({
      revision: 2,
      incomplete: false,
      state: { count: 2 },
    });
    await later.stop();
    expect(everyRow(file)).toEqual(await rebuiltRows(store, newFile(), { knownTypes }));
    const back = await follow(store, file);
    expect(back.readModels.parked().filter(({ projection }) => projection === 'event-types')).toHaveLength(3);
  });

  test('is one that makes a state which no row can hold', async () => {
    const views: EntityView<unknown>[] = [
      {
        ...tally,
        fold: {
          ...tally.fold,
          evolve: (state, event) =>
            event.type === 'Noted.v1' ? { big: 1n } : tally.fold.evolve(state as never, event),
        },
      },
    ];
    const store = createMemoryStore();
    await record(store, 'costbook-a', 0, {}, { type: 'Noted.v1' }, { type: 'Noted.v1' });
    const { readModels } = await follow(store, newFile(), { views });
    expect(readModels.parked()).toEqual([
      expect.objectContaining({ position: 1, held: 1, reason: expect.stringContaining('the state has no JSON form') }),
    ]);
    expect(readModels.entity('tally', 'a')).toMatchObject({ revision: 0, incomplete: true });
  });

  test('a key folder out of reach parks nothing: the projector waits and tries again', async () => {
    const store = createMemoryStore();
    const [event] = [{ data: { amount: { $sealed: { box: '', class: 'partners', digest: '' } } } }];
    const stored = { ...event };
    await store.append('costbook-a', 'none', [
      {
        ...(await import('./testing/record-events.ts')).sampleEvents('costbook-a', 0, [stored])[0]!,
        sealed: { '/amount': { box: 'x', key: 'k', nonce: 'n' } },
      },
    ]);
    let broken = true;
    const opener = {
      open: () => {
        if (broken) throw new Error('the key folder is gone');
        return { data: { amount: 7 } };
      },
    };
    const projector = projectorOver(store, newFile(), { opener });
    open.push(projector);
    expect(await projector.waitForHead(150)).toBe('timed-out');
    expect((await projector.status()).fault).toMatchObject({ message: 'the key folder is gone' });
    expect(projector.readModels.eventCount()).toBe(0);
    broken = false;
    expect(await projector.waitForHead(10_000)).toBe('reached');
    expect(projector.readModels.entity('tally', 'a')).toMatchObject({ state: { total: 7 } });
    expect(projector.readModels.parked()).toEqual([]);
  });
});
