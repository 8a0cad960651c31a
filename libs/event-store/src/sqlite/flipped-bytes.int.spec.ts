import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { copyFileSync, closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { leafDigest } from '../tree-digests.ts';
import { makeSampleLedger, openForForging, type SampleLedger } from '../contract/sqlite-faults/sample-ledger.ts';
import { sqliteCode } from './sqlite-fault.ts';
import { RowReader } from './verification/row-reader.ts';
import { RowVerification } from './verification/verify-rows.ts';
import { verifyStorage } from './verify-storage.ts';

const SIZE = 12;

/** Every so many-th byte of the file is flipped; PACTA_TEST_FLIP_STRIDE=1 takes them all (minutes). */
const STRIDE = Number(process.env['PACTA_TEST_FLIP_STRIDE'] ?? 61);

let sample: SampleLedger;
beforeAll(async () => {
  sample = await makeSampleLedger(SIZE);
});
afterAll(() => rmSync(sample.folder, { recursive: true }));

const named = (position: number) => {
  const { stream, revision, eventId } = sample.events[position] ?? {};
  return { position, stream, revision, eventId };
};

const mask = (place: number): number => [0x01, 0x20, 0x80, 0xff][place % 4] as number;

/** Flips every byte of one column of every row, in place, and hands over the first finding about each. */
function flipColumn(column: string, check: (firstBad: unknown, position: number, place: number) => void): number {
  const { connection, close } = openForForging(sample.file);
  const write = connection.prepare(
    `UPDATE events SET ${column} = CAST(? AS ${column.startsWith('leaf') ? 'BLOB' : 'TEXT'}) WHERE position = ?`,
  );
  let flips = 0;
  try {
    const values = connection
      .prepare<[], Buffer>(`SELECT CAST(${column} AS BLOB) FROM events ORDER BY position`)
      .pluck()
      .all();
    for (const [position, value] of values.entries()) {
      for (let place = 0; place < value.length; place += 1) {
        const flipped = Buffer.from(value);
        flipped[place] = (value[place] as number) ^ mask(place + position);
        connection.exec('SAVEPOINT flip');
        write.run(flipped, position + 1);
        const rows = new RowVerification(new RowReader(connection), { from: 0, to: SIZE, expected: () => undefined });
        check([...rows.pages()].flat()[0], position, place);
        connection.exec('ROLLBACK TO flip; RELEASE flip');
        flips += 1;
      }
    }
  } finally {
    close();
  }
  return flips;
}

test.each(['leaf', 'leaf_hash', 'stream', 'event_id', 'type', 'sealed'])(
  'every byte of %s in every row: the flip is found and its event named, with no log index to help',
  (column) => {
    const flips = flipColumn(column, (firstBad, position, place) => {
      expect([place, firstBad]).toEqual([place, expect.objectContaining(named(position))]);
    });
    expect(flips).toBeGreaterThan(SIZE);
  },
  60_000,
);

test.each([1, 2, 4, 8, 64, 1_024])(
  'a revision or a position that differs by %i is found and its event named',
  (bit) => {
    const { connection, close } = openForForging(sample.file);
    try {
      for (const column of ['revision', 'position']) {
        for (let position = 0; position < SIZE; position += 1) {
          connection.exec('SAVEPOINT flip');
          try {
            connection.exec(
              `UPDATE OR FAIL events SET ${column} = (${column} | ${bit}) - (${column} & ${bit}) WHERE position = ${position + 1}`,
            );
            const rows = new RowVerification(new RowReader(connection), {
              from: 0,
              to: SIZE + 2_048,
              expected: sample.expected,
            });
            expect([...rows.pages()].flat()[0]).toMatchObject(named(position));
          } catch (fault) {
            // The new value is taken by another row: SQLite itself would not have it.
            expect(sqliteCode(fault)).toMatch(/^SQLITE_CONSTRAINT/);
          }
          connection.exec('ROLLBACK TO flip; RELEASE flip');
        }
      }
    } finally {
      close();
    }
  },
);

/** All that the ledger says, or undefined where it can't be read. */
function contents(file: string): string | undefined {
  try {
    const connection = new Database(file, { readonly: true });
    try {
      const rows = connection
        .prepare<[], unknown[]>(
          'SELECT position, stream, revision, event_id, type, hex(leaf), hex(leaf_hash), sealed FROM events ORDER BY position',
        )
        .raw()
        .all();
      return JSON.stringify(rows);
    } finally {
      connection.close();
    }
  } catch {
    return undefined;
  }
}

test('a byte flipped anywhere in the file is found, or changes nothing that the ledger says', async () => {
  const file = `${sample.file}.flipped`;
  const before = contents(sample.file);
  const bytes = readFileSync(sample.file);
  copyFileSync(sample.file, file);
  let found = 0;
  for (let place = 0; place < bytes.length; place += STRIDE) {
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, Buffer.of((bytes[place] as number) ^ mask(place)), 0, 1, place);
    closeSync(descriptor);
    const report = await verifyStorage({ file, expected: sample.expected, expectedCount: SIZE });
    const sound = report.checks.every(({ ok }) => ok);
    if (!sound) found += 1;
    else expect([place, contents(file)]).toEqual([place, before]);
    copyFileSync(sample.file, file);
    rmSync(`${file}-wal`, { force: true });
    rmSync(`${file}-shm`, { force: true });
  }
  expect(found).toBeGreaterThan(bytes.length / STRIDE / 8);
}, 600_000);

test('Node and the proof library hash a leaf alike', () => {
  for (const [position, { leaf }] of sample.events.entries())
    expect(Buffer.from(leafDigest(leaf))).toEqual(Buffer.from(sample.expected(position)?.leafHash ?? []));
});
