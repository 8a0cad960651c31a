import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { StreamName } from '@pacta/ledger';
import { freshStream, sampleEvent, sampleEvents } from '../contract/sample-events.ts';
import { prepareAppend } from '../prepare-append.ts';
import { CommittedPage } from './committed-page.ts';
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.ts';
import { StreamEnds } from './stream-ends.ts';

// The property waits for some 1,500 commits on disk.
jest.setTimeout(60_000);

let folder: string;
let store: SqliteStore;
let other: SqliteStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pacta-own-'));
  store = await openSqliteStore({ folder });
  other = await openSqliteStore({ folder, readOnly: true });
});
afterAll(async () => {
  await other.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Events whose data are read back with their members in another order, and without absent ones. */
const disordered = (count: number) =>
  Array.from({ length: count }, (_, n) => sampleEvent({ z: n, a: undefined, list: [{ y: -0, x: 2 }] }));

describe('the store that writes', () => {
  test('reads, at every moment, what one that only reads finds in the file', async () => {
    const step = fc.record({
      stream: fc.nat({ max: 2 }),
      events: fc.integer({ min: 1, max: 3 }),
      from: fc.nat({ max: 12 }),
      limit: fc.constantFrom(undefined, 0, 1, 2, 3),
      behind: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const streams = [freshStream(), freshStream(), freshStream()];
        const reads = async (stream: StreamName, from: number, limit?: number): Promise<void> => {
          const range = { from, ...(limit === undefined ? {} : { limit }) };
          expect(await store.readStream(stream, range)).toStrictEqual(await other.readStream(stream, range));
        };
        for (const { stream: index, events, from, limit, behind } of steps) {
          const stream = streams[index] as StreamName;
          await reads(stream, from, limit);
          const last = (await other.readStream(stream)).length - 1;
          const expected = behind ? last - 1 : last;
          const both = streams.map((each) =>
            store.append(each, each === stream && expected >= 0 ? expected : 'none', disordered(events)),
          );
          await Promise.all(both);
          await reads(stream, last + 1, events);
          await reads(stream, from, limit);
          await reads(stream, last + 1);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('finds an append again that was there already, and all that came after it', async () => {
    const stream = freshStream();
    const first = sampleEvents(2);
    await store.append(stream, 'none', first);
    await store.append(stream, 1, sampleEvents(2));
    await store.append(stream, 'none', first);
    expect((await store.readStream(stream, { from: 2 })).map(({ revision }) => revision)).toEqual([2, 3]);
  });
});

describe('where streams end', () => {
  test('is known from what was told last, and not at all once that is in doubt', () => {
    const ends = new StreamEnds(4);
    const [one, ...others] = Array.from({ length: 5 }, freshStream) as [StreamName, ...StreamName[]];
    const last = others.at(-1) as StreamName;
    ends.note(one, 3);
    ends.note(one, 2);
    expect([2, 3, 4].map((revision) => ends.isBeyond(one, revision))).toEqual([false, true, true]);
    for (const stream of others) ends.note(stream, 1);
    expect([one, last].map((stream) => ends.isBeyond(stream, 9))).toEqual([false, true]);
    ends.forget();
    expect(ends.isBeyond(last, 9)).toBe(false);
  });
});

describe('what was just committed', () => {
  const [one, two] = [freshStream(), freshStream()];
  const sent = prepareAppend(one, 3, [sampleEvent({ z: 1, a: undefined, list: [{ y: -0, x: 2 }] }), sampleEvent()]);
  const other = prepareAppend(two, 'none', sampleEvents(1));
  const page = new CommittedPage([
    { append: sent, lastPosition: 12 },
    { append: other, lastPosition: 13 },
  ]);

  test('is what was sent, with the place that it has in the file', () => {
    const [first, second] = page.eventsOf(one, 4, 2) ?? [];
    expect(first).toMatchObject({ stream: one, revision: 4, token: '11' });
    expect(first?.data).toStrictEqual({ z: 1, list: [{ y: 0, x: 2 }] });
    expect(first?.leaf).toEqual(Buffer.from(sent.events[0]?.leaf ?? ''));
    expect(second).toMatchObject({ revision: 5, token: '12' });
    expect(page.eventsOf(two, 0, 1)).toMatchObject([{ stream: two, revision: 0, token: '13' }]);
  });

  test.each([
    [4, 1],
    [5, 1],
    [4, -1],
    [3, 2],
  ])('is told for whole appends only, so not from %i on for %i', (from, limit) => {
    expect(page.eventsOf(one, from, limit)).toBeUndefined();
  });

  test('is not held where it is much', () => {
    const much = prepareAppend(one, 'none', sampleEvents(1_025));
    const large = new CommittedPage([{ append: much, lastPosition: 1_025 }]);
    expect(large.eventsOf(one, 0, 1_025)).toBeUndefined();
  });
});
