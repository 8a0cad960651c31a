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
    stream: [],
    other_course: [],
    log_block: [],
    course_block: [],
    event_id: [],
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
  const whole = new Database(sound, { readonly: true });
  const changed = (position: number, at: number, column: string, width: number) => {
    const [no, place] = [Math.floor(position / 64), (position % 64) * width + at];
    const bytes = whole.prepare(`SELECT ${column} FROM log_block WHERE no = ?`).pluck().get(no) as Buffer;
    bytes[place] = (bytes[place] as number) ^ 0x10;
    return `UPDATE log_block SET ${column} = x'${bytes.toString('hex')}' WHERE no = ${no}`;
  };
  const cut = (no: number, entries: number) =>
    `UPDATE log_block SET entries = substr(entries, 1, ${entries * 56}), hashes = substr(hashes, 1, ${entries * 32}) WHERE no = ${no}`;
  for (const [sql, position] of [
    ...[0, 63, 64, 65, 999, 1_000, 1_099].flatMap((place): [string, number][] => [
      [changed(place, 0, 'entries', 56), place],
      [changed(place, 39, 'entries', 56), place],
      [changed(place, 31, 'hashes', 32), place],
    ]),
    ['DELETE FROM log_block WHERE no = 0', 0],
    ['DELETE FROM log_block WHERE no = 16', 1_024],
    ['UPDATE log_block SET latest_at = latest_at + 1 WHERE no = 3', 192],
    [cut(17, 10), 1_098],
    [cut(3, 63), 255],
    ['INSERT INTO log_block SELECT 18, latest_at, entries, hashes FROM log_block WHERE no = 3', 1_152],
    ['INSERT INTO log_block SELECT -1, latest_at, entries, hashes FROM log_block WHERE no = 3', -64],
    ['UPDATE course_block SET places = substr(places, 1, 12) WHERE (no & 1048575) = 2', 128],
    ['UPDATE stream SET course = -1', 0],
    ['INSERT INTO other_course VALUES (0, 7)', 0],
  ] as [string, number][]) {
    copyFileSync(sound, file);
    const db = new Database(file);
    db.exec(sql);
    db.close();
    const { check, firstBad } = await verifyProjections({ ...options, file });
    expect([sql, check.ok, firstBad?.position]).toEqual([sql, false, position]);
  }
  whole.close();
}, 60_000);
