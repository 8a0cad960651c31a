import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync, writeFileSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { leafDigest } from '../tree-digests.ts';
import { makeSampleLedger, openForForging, type SampleLedger } from '../contract/sqlite-faults/sample-ledger.ts';
import { findStorageFaults, verifyStorage, type StorageReport } from './verify-storage.ts';

const SIZE = 12;

let sample: SampleLedger;
let scratch: string;
const copies: string[] = [];

beforeAll(async () => {
  sample = await makeSampleLedger(SIZE);
  scratch = mkdtempSync(join(tmpdir(), 'pacta-forged-'));
});
afterAll(() => {
  rmSync(sample.folder, { recursive: true });
  rmSync(scratch, { recursive: true });
});

/** A copy of the sample with its history forged. */
function forged(forge: (connection: Database.Database) => unknown): string {
  const file = join(scratch, `${copies.push('')}.db`);
  cpSync(sample.file, file);
  const { connection, close } = openForForging(file);
  forge(connection);
  close();
  return file;
}

const withIndex = (file: string): Promise<StorageReport> =>
  verifyStorage({ file, expected: sample.expected, expectedCount: SIZE });

const named = (position: number) => {
  const { stream, revision, eventId } = sample.events[position] ?? {};
  return { position, stream, revision, eventId };
};

test('a sound ledger passes every check, and tells its leaf hashes in order', async () => {
  const hashes: Uint8Array[] = [];
  const report = await verifyStorage({
    file: sample.file,
    expected: sample.expected,
    expectedCount: SIZE,
    onLeaves: (_, told) => hashes.push(told),
  });
  expect(report).toMatchObject({ events: SIZE, firstBad: undefined, findings: [] });
  expect(report.checks.map(({ name, ok }) => [name, ok])).toEqual([
    ['leaves', true],
    ['boxes', true],
    ['contiguity', true],
    ['index', true],
    ['file', true],
  ]);
  expect(Buffer.concat(hashes)).toEqual(
    Buffer.concat(sample.events.map((_, n) => sample.expected(n)?.leafHash ?? Buffer.of())),
  );
});

describe('whoever drops the triggers and', () => {
  const last = SIZE - 1;
  test.each([
    ['deletes a row', 'DELETE FROM events WHERE position = 5', 4, /missing/],
    ['deletes the first row', 'DELETE FROM events WHERE position = 1', 0, /missing/],
    ['deletes several rows', 'DELETE FROM events WHERE position BETWEEN 3 AND 6', 2, /and so are the 3 after/],
    ['cuts off the tail', `DELETE FROM events WHERE position > ${last}`, last, /missing/],
    [
      'cuts off the tail and the count',
      `DELETE FROM events WHERE position > ${last}; UPDATE sqlite_sequence SET seq = ${last}`,
      last,
      /missing/,
    ],
    ['deletes everything', 'DELETE FROM events; DELETE FROM sqlite_sequence', 0, /missing/],
    [
      'swaps two rows',
      'UPDATE events SET position = -1 WHERE position = 4; UPDATE events SET position = 4 WHERE position = 8; UPDATE events SET position = 8 WHERE position = -1',
      3,
      /log index/,
    ],
    ['moves a row to the end', 'UPDATE events SET position = 99 WHERE position = 4', 3, /missing/],
    [
      'renumbers after a deletion',
      'DELETE FROM events WHERE position = 4; UPDATE events SET position = position - 1 WHERE position > 4; UPDATE sqlite_sequence SET seq = seq - 1',
      3,
      /log index/,
    ],
    [
      'gives a leaf another case',
      "UPDATE events SET leaf = CAST(replace(CAST(leaf AS TEXT), 'agreed', 'Agreed') || ' ' AS BLOB) WHERE position = 7",
      6,
      /does not hash/,
    ],
    ['changes a stored hash', 'UPDATE events SET leaf_hash = zeroblob(32) WHERE position = 7', 6, /does not hash/],
    ['changes a column', "UPDATE events SET type = 'Signed.v1' WHERE position = 7", 6, /column says type/],
    ['changes a stream', "UPDATE events SET stream = 'costbook-other' WHERE position = 7", 6, /column says stream/],
    ['changes an id', "UPDATE events SET event_id = 'other' WHERE position = 7", 6, /column says eventId/],
    ['changes a revision', 'UPDATE events SET revision = 77 WHERE position = 7', 6, /column says revision/],
    ['empties a box', "UPDATE events SET sealed = '{}' WHERE position = 3", 2, /lost its box/],
    [
      'takes one box',
      'UPDATE events SET sealed = json_remove(sealed, \'$."/person"\') WHERE position = 3',
      2,
      /\/person has lost its box/,
    ],
    [
      'changes a box',
      'UPDATE events SET sealed = replace(sealed, \'"k1"\', \'"k9"\') WHERE position = 3',
      2,
      /was changed/,
    ],
    [
      'adds a box',
      'UPDATE events SET sealed = \'{"/n":{"box":"AA","key":"k1","nonce":"AA"}}\' WHERE position = 4',
      3,
      /no sealed field/,
    ],
    [
      'adds a blank to the boxes',
      "UPDATE events SET sealed = replace(sealed, ',', ', ') WHERE position = 3",
      2,
      /not canonical/,
    ],
  ])('%s is found out, and the event named', async (_case, sql, position, why) => {
    const report = await withIndex(forged((connection) => connection.exec(sql)));
    expect(report.firstBad).toMatchObject({ ...named(position), why: expect.stringMatching(why) });
    expect(report.checks.some(({ ok }) => !ok)).toBe(true);
  });

  test.each([
    ['deletes a row', 'DELETE FROM events WHERE position = 5', 4],
    ['cuts off the tail', `DELETE FROM events WHERE position > ${last}`, last],
    [
      'swaps two rows of one stream',
      'UPDATE events SET position = -1 WHERE position = 4; UPDATE events SET position = 4 WHERE position = 7; UPDATE events SET position = 7 WHERE position = -1',
      3,
    ],
    [
      'renumbers after a deletion',
      'DELETE FROM events WHERE position = 4; UPDATE events SET position = position - 1 WHERE position > 4; UPDATE sqlite_sequence SET seq = seq - 1',
      5,
    ],
  ])('%s is found out without a log index too', async (_case, sql, position) => {
    const report = await verifyStorage({ file: forged((connection) => connection.exec(sql)) });
    expect(report.firstBad?.position).toBe(position);
  });

  test('rewrites a leaf and its hash together is found out by the log index', async () => {
    const file = forged((connection) => {
      const leaf = sample.events[6]?.leaf as Buffer;
      const other = Buffer.from(leaf.toString().replace('"n":6', '"n":9'));
      connection.prepare('UPDATE events SET leaf = ?, leaf_hash = ? WHERE position = 7').run(other, leafDigest(other));
    });
    expect((await verifyStorage({ file })).firstBad).toBeUndefined();
    expect((await withIndex(file)).firstBad).toMatchObject({
      ...named(6),
      check: 'index',
      why: expect.stringMatching(/another leaf hash/),
    });
  });

  test.each([
    ['leaf', 'CAST(leaf AS TEXT)'],
    ['leaf_hash', 'hex(leaf_hash)'],
    ['sealed', 'CAST(sealed AS BLOB)'],
    ['event_id', 'CAST(event_id AS BLOB)'],
    ['stream', 'CAST(stream AS BLOB)'],
    ['type', 'CAST(type AS BLOB)'],
    ['revision', 'CAST(revision AS REAL)'],
    ['revision', "CAST(revision AS TEXT) || ''"],
  ])('stores a %s of another type is found out', async (column, value) => {
    const file = forged((connection) => {
      connection.unsafeMode(true);
      connection.pragma('writable_schema = ON');
      connection.exec(
        "UPDATE sqlite_schema SET sql = replace(replace(sql, ') STRICT', ')'), 'revision INTEGER', 'revision BLOB') WHERE name = 'events'",
      );
      connection.pragma('writable_schema = RESET');
      connection.exec(`UPDATE events SET ${column} = ${value} WHERE position = 6`);
    });
    expect((await withIndex(file)).firstBad).toMatchObject({ ...named(5), check: 'leaves' });
  });

  test('leaves them away shows in the check of the file', async () => {
    const file = forged(() => undefined);
    const { connection, close } = openForForging(file);
    connection.close();
    expect(close).toThrow();
    const report = await verifyStorage({ file });
    expect(report.firstBad).toBeUndefined();
    expect(report.checks.find(({ name }) => name === 'file')).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/events_no_update/),
    });
  });
});

test('a file that is no database any more is a finding, a ledger that is not there an error', async () => {
  const file = join(scratch, 'noise.db');
  writeFileSync(file, 'x'.repeat(9_000));
  expect((await withIndex(file)).firstBad).toMatchObject({ ...named(0), check: 'file' });
  unlinkSync(file);
  await expect(withIndex(file)).rejects.toMatchObject({ code: 'not-found' });
});

test('findings come while the walk goes on, and it can be stopped', async () => {
  const file = forged((connection) => connection.exec("UPDATE events SET type = 'X.v1' WHERE position IN (2, 9)"));
  const faults = findStorageFaults({ file });
  expect((await faults.next()).value).toMatchObject({ position: 1 });
  await faults.return(0);
  const abort = AbortSignal.abort();
  await expect(verifyStorage({ file, signal: abort })).rejects.toThrow(/abort/);
});
