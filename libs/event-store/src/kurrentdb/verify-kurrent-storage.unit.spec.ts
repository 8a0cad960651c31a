import { expect, test } from '@jest/globals';
import { leafHash } from '@pacta/proof';
import { sampleEvent } from '../contract/sample-events.ts';
import { prepareAppend } from '../prepare-append.ts';
import type { RawRecord } from './gateway.ts';
import { rawEvents, storedEvent } from './stored-record.ts';
import { verifyKurrentStorage } from './verify-kurrent-storage.ts';

const STREAM = 'commitment-1';

/** Ten events as the server gives them, with one of its own between. */
function log(): RawRecord[] {
  const events = Array.from({ length: 10 }, (_, n) => sampleEvent({ n }));
  const records = rawEvents(prepareAppend(STREAM, 'none', events)).map(
    ({ id, type, data, metadata }, revision): RawRecord => ({
      stream: STREAM,
      revision,
      id,
      type,
      data: JSON.parse(data) as unknown,
      metadata: JSON.parse(metadata) as unknown,
      position: BigInt(revision * 100 + 7),
    }),
  );
  const own = { ...(records[0] as RawRecord), stream: '$settings', type: '$settings', position: 350n };
  return [...records.slice(0, 3), own, ...records.slice(3)];
}

const served = (records: readonly RawRecord[]) => ({
  readAll: async function* () {
    yield records.slice(0, 5);
    yield records.slice(5);
  },
});

/** The log index as it stood before anyone touched the server. */
function indexOf(records: readonly RawRecord[]) {
  const ours = records.filter(({ stream }) => stream === STREAM);
  return (position: number) => {
    const record = ours[position];
    if (record === undefined) return undefined;
    const { leaf, stream, revision, eventId } = storedEvent(record);
    return { stream, revision, eventId, leafHash: leafHash(leaf) };
  };
}

const verified = (changed: readonly RawRecord[], before = log()) =>
  verifyKurrentStorage(served(changed), { expected: indexOf(before), expectedCount: 10 });

test('a sound log passes every check, and its leaf hashes are told in order', async () => {
  const records = log();
  const hashes: string[] = [];
  const report = await verifyKurrentStorage(served(records), {
    expected: indexOf(records),
    expectedCount: 10,
    onLeaves: (_first, leaf) => hashes.push(Buffer.from(leaf).toString('hex')),
  });
  expect(report).toMatchObject({ events: 10, firstBad: undefined, findings: [] });
  expect(report.checks.map(({ name, ok }) => [name, ok])).toEqual([
    ['leaves', true],
    ['boxes', true],
    ['contiguity', true],
    ['index', true],
  ]);
  expect(hashes).toHaveLength(10);
  expect((await verifyKurrentStorage(served(records), {})).checks.map(({ name }) => name)).not.toContain('index');
});

const change = (at: number, members: (record: RawRecord) => Partial<RawRecord>) => (records: RawRecord[]) =>
  records.map((record, index) => (index === at ? { ...record, ...members(record) } : record));

test.each([
  ['a changed amount', change(5, () => ({ data: { data: { n: 99 }, sealed: {} } })), 'index', 4],
  ['another type', change(5, () => ({ type: 'Signed.v1' })), 'index', 4],
  [
    'another date',
    change(5, ({ metadata }) => ({ metadata: { ...(metadata as object), recordedAt: 'x' } })),
    'index',
    4,
  ],
  ['data that Pacta never writes', change(5, () => ({ data: { amount: 1.5 } })), 'leaves', 4],
  [
    'a box that no leaf binds',
    change(5, ({ data }) => ({ data: { ...(data as object), sealed: { '/n': {} } } })),
    'boxes',
    4,
  ],
  ['an event taken away', (records: RawRecord[]) => records.toSpliced(5, 1), 'contiguity', 4],
  ['a tail cut off', (records: RawRecord[]) => records.slice(0, 8), 'contiguity', 7],
  [
    'two exchanged',
    (records: RawRecord[]) => records.toSpliced(5, 2, records[6] as RawRecord, records[5] as RawRecord),
    'contiguity',
    4,
  ],
])('%s is found, and its place is named', async (_case, tamper, check, position) => {
  const before = log();
  const report = await verified(tamper([...before]), before);
  expect(report.checks.find(({ name }) => name === check)).toMatchObject({ ok: false });
  expect(report.firstBad).toMatchObject({ position });
});
