import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createMemoryStore, type EventStore } from '@pacta/event-store';
import { countedIn, everyRow, projectorOver, rebuiltRows, TemporaryFolders } from '../testing/projector-bench.ts';
import { record } from '../testing/record-events.ts';
import { sampleTables } from '../testing/sample-set.ts';
import { countedTable, healedTable } from '../testing/sample-tables.ts';
import { TALLY_TYPES } from '../testing/tally-view.ts';
import type { EventTable } from './event-table.ts';
import type { Projector } from './projector.ts';

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

describe('an event that a table can not read', () => {
  test('parks its stream from there on; the others go on', async () => {
    const store = await withPoison();
    const file = newFile();
    const projector = await follow(store, file);
    expect(projector.readModels.parked()).toEqual([
      expect.objectContaining({
        projection: 'counted-amount',
        key: 'costbook-a',
        position: 2,
        type: 'Poison.v1',
        reason: 'this event can not be read',
        held: 2,
      }),
    ]);
    expect(countedIn(file, 'costbook-a')).toEqual({ count: 1, total: 1 });
    expect(countedIn(file, 'costbook-b').count).toBe(2);
    expect(projector.readModels.eventCount()).toBe(6);
    expect((await projector.status()).projections.find(({ name }) => name === 'counted-amount')?.parked).toBe(1);
  });

  test('is also one whose row the table does not take', async () => {
    const store = createMemoryStore();
    await record(store, 'costbook-a', 0, { data: { amount: null } }, {});
    const { readModels } = await follow(store, newFile());
    expect(readModels.parked()).toEqual([
      expect.objectContaining({ position: 0, held: 1, reason: expect.stringContaining('NOT NULL') }),
    ]);
  });

  test('writes nothing at all, whichever of its rows is the one', async () => {
    const store = createMemoryStore();
    await record(store, 'costbook-a', 0);
    const insert = 'INSERT INTO counted_amount (stream, since, amount) VALUES (:stream, :since, :amount)';
    const twice: EventTable = {
      ...countedTable,
      on: {
        'Counted.v1': () => [
          [insert, { stream: 'costbook-a', since: 1, amount: 1 }],
          [insert, { stream: 'costbook-a', since: 1, amount: 1 }],
        ],
      },
    };
    const file = newFile();
    const { readModels } = await follow(store, file, { tables: [twice] });
    expect(readModels.parked()).toHaveLength(1);
    expect(countedIn(file, 'costbook-a').count).toBe(0);
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

  test('is taken in again at the next start, in order, once the table can', async () => {
    const store = await withPoison();
    const file = newFile();
    await (await follow(store, file)).stop();
    const tables = sampleTables(healedTable);
    const projector = await follow(store, file, { tables });
    expect(projector.readModels.parked()).toEqual([]);
    expect(countedIn(file, 'costbook-a')).toEqual({ count: 3, total: 8 });
    await projector.stop();
    expect(everyRow(file)).toEqual(await rebuiltRows(store, newFile(), { tables }));
  });

  test('stays parked where it fails again, and moves on to the next that fails', async () => {
    const store = await withPoison();
    await record(store, 'costbook-a', 4, { type: 'Poison.v1', data: { still: true } }, {});
    const file = newFile();
    const projector = await follow(store, file);
    expect(await projector.retryParked()).toEqual({ retried: 1, cleared: 0, resumed: 0 });
    expect(await projector.retryParked('named')).toEqual({ retried: 0, cleared: 0, resumed: 0 });
    expect(projector.readModels.parked()).toEqual([expect.objectContaining({ position: 2, held: 4 })]);
    await projector.stop();
    const halfHealed: EventTable = {
      ...countedTable,
      on: {
        ...countedTable.on,
        'Poison.v1': ({ data }) => {
          if ((data as { still?: boolean }).still === true) throw new Error('still not');
          return [];
        },
      },
    };
    const tables = sampleTables(halfHealed);
    const again = await follow(store, file, { tables });
    expect(again.readModels.parked()).toEqual([expect.objectContaining({ position: 6, held: 1, reason: 'still not' })]);
    expect(countedIn(file, 'costbook-a').count).toBe(3);
    await again.stop();
    expect(everyRow(file)).toEqual(await rebuiltRows(store, newFile(), { tables }));
  });
});

test('an event of an unknown type is indexed and listed, and no longer where it is known', async () => {
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
    ['event-types', 'decision-d', 3, 0],
    ['event-types', 'decision-d', 4, 0],
  ]);
  await projector.stop();
  const knownTypes = [...TALLY_TYPES, 'Strange.v1'];
  const later = await follow(store, file, { knownTypes });
  expect(later.readModels.parked()).toEqual([]);
  await later.stop();
  expect(everyRow(file)).toEqual(await rebuiltRows(store, newFile(), { knownTypes }));
  const back = await follow(store, file);
  expect(back.readModels.parked()).toHaveLength(3);
});
