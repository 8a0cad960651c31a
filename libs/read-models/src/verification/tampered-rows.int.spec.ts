import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { createMemoryStore } from '@pacta/event-store';
import { record } from '../testing/record-events.ts';
import { rebuiltRows, SAMPLE_SET, TemporaryFolders } from '../testing/projector-bench.ts';
import { verifyProjections } from './verify-projections.ts';

const folders = new TemporaryFolders();
afterAll(() => folders.clear());

/** Which projection made a row decides whether it is compared at all, so the version is no row's content. */
const NOT_COMPARED = new Set(['checkpoint.version', 'checkpoint.projection']);

/** Values that it could be mistaken for. */
function otherValues(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return [value + 1_000];
  if (typeof value === 'string') return [`${value.slice(0, -1)}${value.endsWith('~') ? '!' : '~'}`, `${value}\0more`];
  if (!Buffer.isBuffer(value)) return [1];
  const flipped = Buffer.from(value);
  flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
  return [flipped];
}

test('any value of any row changed is found', async () => {
  const store = createMemoryStore();
  await record(store, 'costbook-a', 0, { effectiveOn: '2026-01-01' }, {}, { type: 'Poison.v1' }, {});
  await record(store, 'partnership-p', 0, { type: 'Named.v1', data: { name: 'Alpha' } }, { type: 'Strange.v1' });
  const sound = join(folders.make(), 'read-models.db');
  await rebuiltRows(store, sound);
  const options = { ...SAMPLE_SET, store };
  expect((await verifyProjections({ ...options, file: sound })).check).toMatchObject({ ok: true });

  const file = join(folders.make(), 'read-models.db');
  const tables: Record<string, readonly string[]> = {
    checkpoint: [],
    word: [],
    log_index: [],
    counted_amount: [],
    named: [],
    parked: [],
  };
  const before = new Database(sound, { readonly: true });
  const unfound: string[] = [];
  let changes = 0;
  for (const table of Object.keys(tables)) {
    const rows = before.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        if (NOT_COMPARED.has(`${table}.${column}`)) continue;
        for (const other of otherValues(value)) {
          copyFileSync(sound, file);
          const db = new Database(file);
          const names = Object.keys(row);
          db.prepare(
            `UPDATE ${table} SET ${column} = ? WHERE ${names.map((name) => `${name} IS ?`).join(' AND ')}`,
          ).run(other, ...names.map((name) => row[name]));
          db.close();
          const { check } = await verifyProjections({ ...options, file });
          changes += 1;
          if (check.ok) unfound.push(`${table}.${column} of ${JSON.stringify(row)} as ${String(other)}`);
        }
      }
    }
  }
  before.close();
  expect(unfound).toEqual([]);
  expect(changes).toBeGreaterThan(100);
}, 60_000);

test('a row of a long log index changed, taken away or put in is found at its place, wherever stretches begin', async () => {
  const store = createMemoryStore();
  for (let first = 0; first < 1_100; first += 100)
    await record(store, 'costbook-a', first, ...Array.from({ length: 100 }, () => ({})));
  const sound = join(folders.make(), 'read-models.db');
  await rebuiltRows(store, sound);
  const options = { ...SAMPLE_SET, store };
  expect((await verifyProjections({ ...options, file: sound })).check).toMatchObject({ ok: true });
  const file = join(folders.make(), 'read-models.db');
  const like = (position: number) =>
    `INSERT INTO log_index SELECT ${position}, token, event_id, stream, revision, type, partnership, actor, recorded_at, effective_on, command_id, leaf_hash, latest_at FROM log_index WHERE position = 3`;
  for (const [sql, position] of [
    ...[0, 499, 500, 501, 999, 1_000, 1_099].flatMap((place): [string, number][] => [
      [`UPDATE log_index SET token = token || ' ' WHERE position = ${place}`, place],
      [`DELETE FROM log_index WHERE position = ${place}`, place],
    ]),
    [like(1_100), 1_100],
    [like(9_000_000), 9_000_000],
    [like(-1), -1],
  ] as [string, number][]) {
    copyFileSync(sound, file);
    const db = new Database(file);
    db.exec(sql);
    db.close();
    const { check, firstBad } = await verifyProjections({ ...options, file });
    expect([sql, check.ok, firstBad?.position]).toEqual([sql, false, position]);
  }
}, 60_000);
