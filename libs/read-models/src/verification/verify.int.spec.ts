import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { openSqliteStore, verifyStorage, type EventStore } from '@pacta/event-store';
import { defineEvent, type EventDefinition } from '@pacta/ledger';
import { record, uuidOf } from '../testing/record-events.ts';
import { projectorOver, TemporaryFolders } from '../testing/projector-bench.ts';
import { countedTable, namedTable } from '../testing/sample-tables.ts';
import { verifyLedger } from './verify-ledger.ts';
import type { VerifyReport } from './verify-report.ts';

const folders = new TemporaryFolders();
let ledger = '';

const definitions: EventDefinition[] = [
  defineEvent({ type: 'Counted.v1', category: 'costbook', data: z.strictObject({ amount: z.number() }) }),
  defineEvent({ type: 'Named.v1', category: 'partnership', data: z.strictObject({ name: z.string() }) }),
  defineEvent({ type: 'Poison.v1', category: 'costbook', data: z.strictObject({ amount: z.number() }) }),
];
const catalogue = new Map(definitions.map((definition) => [definition.type as string, definition]));
const SET = { tables: [countedTable, namedTable] };

beforeAll(async () => {
  ledger = folders.make();
  const store = await openSqliteStore({ folder: ledger });
  await record(store, 'costbook-a', 0, {}, {});
  await record(store, 'partnership-p', 0, { type: 'Named.v1', data: { name: 'Alpha' } });
  for (let revision = 2; revision < 8; revision += 1) await record(store, 'costbook-a', revision);
  await record(store, 'costbook-b', 0, {}, { type: 'Poison.v1' }, {});
  const projector = projectorOver(store, join(ledger, 'read-models.db'), { ...SET, knownTypes: catalogue.keys() });
  await projector.waitForHead(10_000);
  await projector.stop();
  await store.close();
});
afterAll(() => folders.clear());

/** A copy of the ledger, harmed, and what verification says of it. */
async function verifyAfter(
  harm: (folder: string) => void,
  options: Partial<Parameters<typeof verifyLedger>[0]> = {},
): Promise<VerifyReport> {
  const folder = folders.make();
  cpSync(ledger, folder, { recursive: true });
  harm(folder);
  const store = await openSqliteStore({ folder, readOnly: true });
  try {
    return await verifyLedger({
      ...SET,
      store,
      file: join(folder, 'read-models.db'),
      catalogue,
      ...options,
    });
  } finally {
    await store.close();
    expect(readdirSync(folder).filter((name) => name.includes('verify'))).toEqual([]);
  }
}

function change(file: string, ...statements: readonly string[]): (folder: string) => void {
  return (folder) => {
    const db = new Database(join(folder, file));
    const triggers = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all() as string[];
    for (const name of triggers) db.exec(`DROP TRIGGER "${name}"`);
    for (const statement of statements) db.exec(statement);
    db.close();
  };
}

/** Sets one byte of the first block of the log index. */
const byteChanged = (at: number): string =>
  `UPDATE log_block SET entries = CAST(substr(entries, 1, ${at}) || x'7f' || substr(entries, ${at + 2}) AS BLOB) WHERE no = 0`;

const failed = ({ checks }: VerifyReport): readonly string[] => checks.filter(({ ok }) => !ok).map(({ name }) => name);

describe('verification', () => {
  test('of a sound ledger lists its checks, and says what it could not check', async () => {
    const report = await verifyAfter(() => undefined);
    expect(report).toMatchObject({ ok: true, events: 12, firstBad: null });
    expect(report.checks.map(({ name }) => name)).toEqual([
      'storage',
      'readable',
      'catalogue',
      'metadata',
      'salts',
      'clock',
      'log index',
      'stream heads',
      'projections',
      'roll-back',
    ]);
    expect(report.checks.find(({ name }) => name === 'roll-back')?.detail).toMatch(/^not checked/);
  });

  test('makes the checks of the storage its own, and gives them the log index', async () => {
    const storage = (folder: string) => (index: object) => verifyStorage({ folder, ...index });
    const folder = folders.make();
    cpSync(ledger, folder, { recursive: true });
    change(
      'events.db',
      "UPDATE events SET leaf = CAST(replace(CAST(leaf AS TEXT), 'amount', 'amuunt') AS BLOB) WHERE position = 5",
    )(folder);
    const store = await openSqliteStore({ folder, readOnly: true });
    const report = await verifyLedger({
      ...SET,
      store,
      file: join(folder, 'read-models.db'),
      catalogue,
      storage: storage(folder),
    });
    await store.close();
    expect(report.ok).toBe(false);
    expect(failed(report)).toEqual(expect.arrayContaining(['leaves']));
    expect(report.firstBad).toMatchObject({
      position: 4,
      stream: 'costbook-a',
      revision: 3,
      eventId: uuidOf('costbook-a 3'),
    });
  });

  test.each<[string, (folder: string) => void, string, number | null]>([
    [
      'an event that can not be parsed',
      change('events.db', "UPDATE events SET leaf = x'7b7b' WHERE position = 4"),
      'readable',
      3,
    ],
    [
      'a row rewritten consistently',
      change(
        'events.db',
        `UPDATE events SET leaf = CAST(replace(CAST(leaf AS TEXT), '"amount":5', '"amount":6') AS BLOB) WHERE position = 6`,
      ),
      'log index',
      5,
    ],
    ['the last event cut off', change('events.db', 'DELETE FROM events WHERE position = 12'), 'log index', 11],
    ['an event taken out of the middle', change('events.db', 'DELETE FROM events WHERE position = 3'), 'log index', 2],
    [
      'data that does not fit its type',
      change(
        'events.db',
        `UPDATE events SET leaf = CAST(replace(CAST(leaf AS TEXT), '"amount":5', '"amuunt":5') AS BLOB) WHERE position = 6`,
      ),
      'catalogue',
      5,
    ],
    [
      'metadata without an instant',
      change(
        'events.db',
        `UPDATE events SET leaf = CAST(replace(CAST(leaf AS TEXT), '2026-03-01T', '2026-13-01T') AS BLOB) WHERE position = 2`,
      ),
      'metadata',
      1,
    ],
    [
      'a changed row of a table',
      change('read-models.db', 'UPDATE counted_amount SET amount = 99 WHERE since = 8'),
      'projections',
      8,
    ],
    ['a row of a table too few', change('read-models.db', 'DELETE FROM named'), 'projections', 2],
    ['a row of a table too many', change('read-models.db', "INSERT INTO named VALUES ('zz', 0)"), 'projections', 0],
    ['a parked event hidden', change('read-models.db', 'DELETE FROM parked'), 'projections', 10],
    ['a changed row of the log index', change('read-models.db', byteChanged(7 * 56 + 36)), 'projections', 7],
    [
      'a changed name in the log index',
      change('read-models.db', "UPDATE stream SET name = 'costbook-c' WHERE name = 'costbook-b'"),
      'log index',
      9,
    ],
    [
      'a checkpoint moved on',
      change('read-models.db', "UPDATE checkpoint SET events = 40 WHERE projection = 'named'"),
      'projections',
      12,
    ],
  ])('finds %s', async (_, harm, check, position) => {
    const report = await verifyAfter(harm);
    expect(report.ok).toBe(false);
    expect(failed(report)).toContain(check);
    expect(report.firstBad?.position).toBe(position);
  });

  test('goes on beyond an event that it can not read', async () => {
    const report = await verifyAfter(
      change(
        'events.db',
        "UPDATE events SET leaf = x'7b7b' WHERE position = 4",
        `UPDATE events SET leaf = CAST(replace(CAST(leaf AS TEXT), '"amount":8', '"amuunt":8') AS BLOB) WHERE position = 9`,
      ),
    );
    expect(report.events).toBe(11);
    expect(failed(report)).toEqual(['readable', 'catalogue', 'log index', 'projections']);
    expect(report.firstBad).toMatchObject({
      position: 3,
      stream: 'costbook-a',
      revision: 2,
      eventId: uuidOf('costbook-a 2'),
    });
  });

  test('works without read models, and says so', async () => {
    const report = await verifyAfter((folder) => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `read-models.db${suffix}`), { force: true });
    });
    expect(report.ok).toBe(true);
    expect(report.checks.filter(({ detail }) => detail.startsWith('not checked')).map(({ name }) => name)).toEqual([
      'storage',
      'salts',
      'log index',
      'stream heads',
      'projections',
      'roll-back',
    ]);
  });

  test('finds an event whose salt is not the one of the secret, and names it', async () => {
    const inserted = uuidOf('costbook-a 2');
    const saltOf = (eventId: string): string => (eventId === inserted ? 'B'.repeat(22) : 'A'.repeat(22));
    const report = await verifyAfter(() => undefined, { saltOf });
    expect([failed(report), report.firstBad]).toEqual([
      ['salts'],
      expect.objectContaining({ position: 3, stream: 'costbook-a', revision: 2, eventId: inserted }),
    ]);
    const sound = await verifyAfter(() => undefined, { saltOf: () => 'A'.repeat(22) });
    expect([sound.ok, sound.checks.find(({ name }) => name === 'salts')?.detail]).toEqual([
      true,
      expect.stringContaining('every event'),
    ]);
  });

  test('warns of recorded times that step back, with their places', async () => {
    const folder = folders.make();
    const store = await openSqliteStore({ folder });
    const at = (second: number): { at: string } => ({ at: `2026-03-01T10:00:0${second}.000Z` });
    await record(store, 'costbook-a', 0, at(1), at(5), at(3), at(5), at(4), at(6));
    const report = await verifyLedger({ ...SET, store, file: join(folder, 'read-models.db'), catalogue });
    await store.close();
    expect([report.ok, report.checks.find(({ name }) => name === 'clock')]).toEqual([
      true,
      {
        name: 'clock',
        ok: true,
        warning: true,
        detail:
          'recorded times step back: 2 events were recorded before one that stands earlier in the log: @2 (2026-03-01T10:00:03.000Z, after 2026-03-01T10:00:05.000Z), @4 (2026-03-01T10:00:04.000Z, after 2026-03-01T10:00:05.000Z)',
      },
    ]);
  });

  test('does not call a table made by another version wrong', async () => {
    const report = await verifyAfter(() => undefined, {
      tables: [{ ...countedTable, version: 2 }, namedTable],
    });
    expect(report.ok).toBe(true);
    expect(report.checks.find(({ name }) => name === 'projections')?.detail).toContain('not checked: counted-amount');
  });

  test('is a report also where the read models are no database and the store answers nothing', async () => {
    const broken: EventStore = {
      append: () => Promise.reject(new Error('gone')),
      readStream: () => Promise.reject(new Error('gone')),
      existing: () => Promise.reject(new Error('gone')),
      readAll: () => {
        throw new Error('gone');
      },
      readHashed: () => {
        throw new Error('gone');
      },
      subscribe: () => {
        throw new Error('gone');
      },
      head: () => Promise.reject(new Error('gone')),
      checkpoints: {
        add: () => Promise.reject(new Error('gone')),
        newest: () => Promise.reject(new Error('gone')),
        read: () => Promise.reject(new Error('gone')),
      },
      checksBasis: false,
      close: () => Promise.resolve(),
    };
    const whole = await verifyAfter(() => undefined, {
      store: broken,
      storage: () => Promise.reject(new Error('gone too')),
    });
    expect(failed(whole)).toEqual(['storage', 'readable', 'projections']);
    expect(whole.firstBad).toMatchObject({ position: 0, stream: 'costbook-a' });
    const damaged = await verifyAfter((folder) => rmSync(join(folder, 'read-models.db')), {
      file: import.meta.filename,
    });
    expect(failed(damaged)).toEqual(['projections']);
    expect(existsSync(import.meta.filename)).toBe(true);
  });
});
