import { afterEach, describe, expect, test } from '@jest/globals';
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore, type EventStore } from '@pacta/event-store';
import Database from 'better-sqlite3';
import type { ProjectionSet } from '../engine/projection-set.ts';
import { readModelsForReader } from './read-models-for-reader.ts';
import { projectorOver, SAMPLE_SET, TemporaryFolders } from '../testing/projector-bench.ts';
import { countedTable } from '../testing/sample-tables.ts';
import { record } from '../testing/record-events.ts';

const folders = new TemporaryFolders();
afterEach(() => folders.clear());

const builtApart = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('pacta-reading-'));

/** A ledger of three events, and the read models that its service left. */
async function ledger(): Promise<{ readonly store: EventStore; readonly file: string }> {
  const store = createMemoryStore();
  const file = join(folders.make(), 'read-models.db');
  await record(store, 'costbook-a', 0, {}, {}, {});
  const projector = projectorOver(store, file);
  await projector.waitForHead(30_000);
  await projector.stop();
  projector.readModels.close();
  return { store, file };
}

function indexesOf(file: string): readonly unknown[] {
  const db = new Database(file, { readonly: true });
  const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'index'").pluck().all();
  db.close();
  return names;
}

/** What a reader finds, and whether the models were built for it alone. */
async function read(store: EventStore, file: string, set: ProjectionSet & { isFollowed?: () => boolean } = SAMPLE_SET) {
  const before = new Set(builtApart());
  const { readModels, close } = await readModelsForReader({ ...set, store, file });
  const [made] = builtApart().filter((name) => !before.has(name));
  const apart = made !== undefined;
  if (made !== undefined)
    expect(indexesOf(join(tmpdir(), made, 'read-models.db'))).toEqual(
      expect.arrayContaining(['event_id_by_id', 'stream_by_name']),
    );
  const found = { events: readModels.eventCount(), apart };
  close();
  expect(builtApart().filter((name) => !before.has(name))).toEqual([]);
  return found;
}

describe('read models for whoever reads', () => {
  test('are those in the ledger’s folder', async () => {
    const { store, file } = await ledger();
    expect(await read(store, file)).toMatchObject({ events: 3, apart: false });
  });

  test('are brought up to date where they lag and nobody follows the log', async () => {
    const { store, file } = await ledger();
    await record(store, 'costbook-a', 3, {}, {});
    expect(await read(store, file)).toMatchObject({ events: 5, apart: false });
  });

  test('are waited for where somebody follows the log into them, who is never hindered', async () => {
    const { store, file } = await ledger();
    const projector = projectorOver(store, file);
    for (let revision = 3; revision < 23; revision += 1) {
      await record(store, 'costbook-a', revision);
      const found = await read(store, file, { ...SAMPLE_SET, isFollowed: () => true });
      expect(found).toMatchObject({ events: revision + 1, apart: false });
    }
    expect(await projector.waitForHead(10_000)).toBe('reached');
    expect((await projector.status()).fault).toBeNull();
    await projector.stop();
    projector.readModels.close();
  });

  test.each([
    ['absent', (file: string) => rmSync(file)],
    ['damaged', (file: string) => writeFileSync(file, 'no database'.repeat(500))],
    ['cut short', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 5_000))],
  ])('are built apart where they are %s, which is left as it is', async (_, spoil) => {
    const { store, file } = await ledger();
    spoil(file);
    const before = existsSync(file) ? readFileSync(file) : undefined;
    expect(await read(store, file)).toMatchObject({ events: 3, apart: true });
    expect(existsSync(file) ? readFileSync(file) : undefined).toEqual(before);
  });

  test('are built apart where another version made them', async () => {
    const { store, file } = await ledger();
    const newer = { ...SAMPLE_SET, tables: [{ ...countedTable, version: 2 }] };
    expect(await read(store, file, newer)).toMatchObject({ events: 3, apart: true });
    expect(await read(store, file)).toMatchObject({ apart: false });
  });

  test('are built apart where they are of another ledger', async () => {
    const { store, file } = await ledger();
    const other = createMemoryStore();
    for (let revision = 0; revision < 4; revision += 1)
      await record(other, 'costbook-a', revision, { data: { amount: 100 } });
    expect(await read(other, file)).toMatchObject({ events: 4, apart: true });
    expect(await read(store, file)).toMatchObject({ events: 3, apart: false });
  });

  test('are built apart where they lag and are not the reader’s own', async () => {
    const { store, file } = await ledger();
    const { getuid } = process;
    copyFileSync(file, `${file}.before`);
    await record(store, 'costbook-a', 3);
    try {
      process.getuid = () => 4_294_967;
      expect(await read(store, file)).toMatchObject({ events: 4, apart: true });
    } finally {
      if (getuid !== undefined) process.getuid = getuid;
    }
    expect(readFileSync(file)).toEqual(readFileSync(`${file}.before`));
  });
});
