import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { makeSampleLedger, openForForging, type SampleLedger } from '../contract/sqlite-faults/sample-ledger.ts';
import { sampleEvent } from '../contract/sample-events.ts';
import { leafDigest } from '../tree-digests.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import { VerifyThreads } from './verification/verify-threads.ts';
import { ledgerPaths } from './ledger-folder.ts';
import { verifyStorage, type StorageReport } from './verify-storage.ts';

// Threads take long to start where many tests run beside one another.
jest.setTimeout(60_000);

const SIZE = 42;
/** Six stretches, the last of them short. */
const STRETCH = 8;

let sample: SampleLedger;
let scratch: string;
let copies = 0;
beforeAll(async () => {
  sample = await makeSampleLedger(SIZE);
  scratch = mkdtempSync(join(tmpdir(), 'pacta-threads-'));
});
afterAll(() => {
  rmSync(sample.folder, { recursive: true });
  rmSync(scratch, { recursive: true });
});

/** A copy of the sample with its history forged. */
function forged(forge: (connection: Database.Database) => unknown): string {
  const file = join(scratch, `${(copies += 1)}.db`);
  cpSync(sample.file, file);
  const { connection, close } = openForForging(file);
  forge(connection);
  close();
  return file;
}

interface Told extends StorageReport {
  readonly leaves: readonly string[];
}

/** The report of so many threads, and the leaf hashes that were told, each with its position. */
async function reportOf(file: string, threads: number, isIndexed = true): Promise<Told> {
  const leaves: string[] = [];
  const index = isIndexed ? { expected: sample.expected, expectedCount: SIZE } : {};
  const report = await verifyStorage({
    file,
    threads,
    stretch: STRETCH,
    // Three parts of the log: SQLite's indexes are read as often.
    mostKept: 2 * STRETCH,
    ...index,
    onLeaves: (first, hashes) => {
      for (let at = 0; at < hashes.length; at += 32)
        leaves.push(`${first + at / 32} ${Buffer.from(hashes.subarray(at, at + 32)).toString('hex')}`);
    },
  });
  return { ...report, leaves };
}

const rewrite = (connection: Database.Database, position: number, change: (leaf: string) => string): void => {
  const leaf = connection.prepare('SELECT leaf FROM events WHERE position = ?').pluck().get(position) as Buffer;
  const other = Buffer.from(change(leaf.toString()));
  connection
    .prepare('UPDATE events SET leaf = ?, leaf_hash = ? WHERE position = ?')
    .run(other, leafDigest(other), position);
};

const exec = (sql: string) => (connection: Database.Database) => connection.exec(sql);

describe('whatever was done to the file, any number of threads says the same', () => {
  test.each<[string, (connection: Database.Database) => unknown, number | undefined]>([
    ['nothing', () => undefined, undefined],
    ['a row deleted', exec('DELETE FROM events WHERE position = 5'), 4],
    ['the first row of a stretch deleted', exec('DELETE FROM events WHERE position = 9'), 8],
    ['the last row of a stretch deleted', exec('DELETE FROM events WHERE position = 16'), 15],
    ['rows of three stretches deleted', exec('DELETE FROM events WHERE position BETWEEN 7 AND 20'), 6],
    ['a cut tail', exec(`DELETE FROM events WHERE position > 30; UPDATE sqlite_sequence SET seq = 30`), 30],
    ['everything deleted', exec('DELETE FROM events; DELETE FROM sqlite_sequence'), 0],
    ['a row moved far away', exec('UPDATE events SET position = 9007199254740990 WHERE position = 11'), 10],
    ['a row moved in front', exec('UPDATE events SET position = -7 WHERE position = 11'), 10],
    [
      'two rows of one stream exchanged across stretches',
      exec(
        'UPDATE events SET position = -1 WHERE position = 4; UPDATE events SET position = 4 WHERE position = 13; UPDATE events SET position = 13 WHERE position = -1',
      ),
      3,
    ],
    [
      'renumbered after a deletion',
      exec(
        'DELETE FROM events WHERE position = 4; UPDATE events SET position = position - 1 WHERE position > 4; UPDATE sqlite_sequence SET seq = seq - 1',
      ),
      3,
    ],
    [
      'a leaf changed',
      exec(
        "UPDATE events SET leaf = CAST(replace(CAST(leaf AS TEXT), 'actor-1', 'actor-2') AS BLOB) WHERE position = 20",
      ),
      19,
    ],
    ['a hash changed', exec('UPDATE events SET leaf_hash = zeroblob(32) WHERE position = 17'), 16],
    ['a column changed', exec("UPDATE events SET type = 'Signed.v1' WHERE position = 42"), 41],
    ['a box changed', exec('UPDATE events SET sealed = replace(sealed, \'"k1"\', \'"k9"\') WHERE position = 27'), 26],
    ['a leaf rewritten with its hash', (file) => rewrite(file, 22, (leaf) => leaf.replace('"n":21', '"n":99')), 21],
    ['a leaf that is no JSON, with its hash', (file) => rewrite(file, 22, () => '{{'), 21],
    ['faults in every stretch', exec("UPDATE events SET type = 'X.v1' WHERE position % 8 = 3"), 2],
    ['a table put in', exec('CREATE TABLE more (x)'), undefined],
  ])('%s', async (_what, forge, position) => {
    const file = forged(forge);
    const alone = await reportOf(file, 0);
    expect(alone.firstBad?.position).toBe(position);
    expect(alone.leaves.length > 0).toBe(alone.events > 0);
    expect(await reportOf(file, 2)).toEqual(alone);
    const unindexed = await reportOf(file, 0, false);
    expect(await reportOf(file, 1, false)).toEqual(unindexed);
  });

  test('pages of the file overwritten', async () => {
    const sound = readFileSync(sample.file);
    for (const page of [1, 2, 5, 9]) {
      const file = join(scratch, `${(copies += 1)}.db`);
      const bytes = Buffer.from(sound);
      bytes.fill(0x5a, page * 4_096, page * 4_096 + 100);
      writeFileSync(file, bytes);
      const alone = await reportOf(file, 0);
      expect([page, alone.checks.every(({ ok }) => ok)]).toEqual([page, false]);
      expect(await reportOf(file, 2)).toEqual(alone);
    }
  });
});

describe('an entry of SQLite’s own indexes that is changed in the file', () => {
  /** A copy with one byte changed in the only page of an index: the first one after this text there. */
  function withIndex(name: string, after: Buffer, change: (byte: number) => number, offset = 0): string {
    const file = join(scratch, `${(copies += 1)}.db`);
    cpSync(sample.file, file);
    const connection = new Database(file);
    connection.pragma('journal_mode = DELETE');
    const page = connection.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name) as number;
    connection.close();
    const bytes = readFileSync(file);
    const place = bytes.indexOf(after, (page - 1) * 4_096) + after.length + offset;
    expect(Math.floor(place / 4_096)).toBe(page - 1);
    bytes[place] = change(bytes[place] as number);
    writeFileSync(file, bytes);
    return file;
  }
  const [IDS, REVISIONS] = ['sqlite_autoindex_events_1', 'sqlite_autoindex_events_2'];
  const id = (): string => sample.events[20]?.eventId as string;
  const flipped = (byte: number): number => byte ^ 1;

  test.each([
    ['an id', () => withIndex(IDS, Buffer.from(id().slice(0, 35)), flipped)],
    ['an id in capitals', () => withIndex(IDS, Buffer.from(id().replace(/[a-f].*$/, '')), (byte) => byte ^ 0x20)],
    ['an id as a blob', () => withIndex(IDS, Buffer.from(id()), flipped, -37 - 1)],
    ['the row of an id', () => withIndex(IDS, Buffer.from(id()), () => 3)],
    ['a stream', () => withIndex(REVISIONS, Buffer.from('commitment-'), () => 0x62 + 1)],
    ['a stream as a blob', () => withIndex(REVISIONS, Buffer.from('commitment-b'), flipped, -12 - 3)],
    ['a revision', () => withIndex(REVISIONS, Buffer.concat([Buffer.from('commitment-b'), Buffer.of(5)]), flipped, -1)],
    [
      'the row of a revision',
      () => withIndex(REVISIONS, Buffer.concat([Buffer.from('commitment-b'), Buffer.of(5)]), flipped),
    ],
  ])('%s', async (_what, forge) => {
    const file = forge();
    const alone = await reportOf(file, 0, false);
    expect(alone.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['file']);
    expect(await reportOf(file, 2, false)).toEqual(alone);
  });
});

test('a sound ledger is not put to SQLite’s check of every row in every index, where there are threads', async () => {
  const asked = jest.spyOn(VerifyThreads.prototype, 'structure');
  try {
    expect((await reportOf(sample.file, 2)).checks.every(({ ok }) => ok)).toBe(true);
    expect(asked).not.toHaveBeenCalled();
    await reportOf(forged(exec('DELETE FROM events WHERE position = 5')), 2);
    expect(asked).toHaveBeenCalledTimes(1);
  } finally {
    asked.mockRestore();
  }
});

test('the calling thread scans what no thread has begun yet', async () => {
  const asked = jest.spyOn(VerifyThreads.prototype, 'scanHere');
  try {
    await reportOf(sample.file, 1);
    expect(asked.mock.results.some(({ value }) => value === true)).toBe(true);
  } finally {
    asked.mockRestore();
  }
});

test('what a thread can’t do is done here', async () => {
  const nowhere = new VerifyThreads(ledgerPaths({ folder: join(scratch, 'nowhere') }), 2);
  expect(await nowhere.structure()).toBeUndefined();
  expect(await nowhere.stretch({ from: 0, to: 8 })).toBeUndefined();
  await nowhere.close();
  const left = new VerifyThreads(ledgerPaths({ file: sample.file }), 1);
  const asked = Promise.all([left.stretch({ from: 0, to: SIZE }), left.stretch({ from: 0, to: SIZE })]);
  await left.close();
  expect((await asked).every((answer) => answer === undefined || answer.sound)).toBe(true);
});

test('it can be stopped between two stretches', async () => {
  const stop = new AbortController();
  const onProgress = (): void => stop.abort();
  await expect(
    verifyStorage({ file: sample.file, threads: 2, stretch: STRETCH, onProgress, signal: stop.signal }),
  ).rejects.toThrow(/abort/);
});

test('a ledger that is being written passes every time, and the writer does not wait', async () => {
  const folder = join(scratch, 'written');
  const store = await openSqliteStore({ folder });
  let writing = true;
  let written = 0;
  let longest = 0;
  const writer = (async () => {
    for (let n = 0; writing; n += 1) {
      const began = performance.now();
      await store.append(`commitment-${n % 7}`, n < 7 ? 'none' : Math.floor(n / 7) - 1, [sampleEvent({ n })]);
      longest = Math.max(longest, performance.now() - began);
      written += 1;
    }
  })();
  let seen = 0;
  for (let round = 0; round < 8; round += 1) {
    const { checks, events } = await verifyStorage({ folder, threads: 2, stretch: 16 });
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(events).toBeGreaterThanOrEqual(seen);
    seen = events;
  }
  writing = false;
  await writer;
  await store.close();
  expect(written).toBeGreaterThan(seen / 2);
  expect((await verifyStorage({ folder, threads: 2, stretch: 16 })).events).toBe(written);
  expect(longest).toBeLessThan(5_000);
});

test('threads that are not wanted any more are asked to end, and never stopped: they may still be loading', async () => {
  const stopped = jest.spyOn(Worker.prototype, 'terminate');
  try {
    const threads = new VerifyThreads(ledgerPaths({ file: sample.file }), 2);
    await threads.close();
    expect(await threads.structure()).toBeUndefined();
    expect(stopped).not.toHaveBeenCalled();
  } finally {
    stopped.mockRestore();
  }
});
