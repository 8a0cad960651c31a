import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { StreamName } from '@pacta/ledger';
import { freshStream, sampleEvents } from '../contract/sample-events.ts';
import type { StoredEvent } from '../port.ts';
import { CommittedPage } from './committed-page.ts';
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.ts';
import { StreamEnds } from './stream-ends.ts';

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
          expect(await store.readStream(stream, range)).toEqual(await other.readStream(stream, range));
        };
        for (const { stream: index, events, from, limit, behind } of steps) {
          const stream = streams[index] as StreamName;
          await reads(stream, from, limit);
          const last = (await other.readStream(stream)).length - 1;
          const expected = behind ? last - 1 : last;
          const both = streams.map((each) =>
            store.append(each, each === stream && expected >= 0 ? expected : 'none', sampleEvents(events)),
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
    const ends = new StreamEnds(2);
    const [one, two, three] = [freshStream(), freshStream(), freshStream()];
    ends.note(one, 3);
    ends.note(one, 2);
    expect([2, 3, 4].map((revision) => ends.isBeyond(one, revision))).toEqual([false, true, true]);
    ends.note(two, 1);
    ends.note(three, 1);
    expect([one, two, three].map((stream) => ends.isBeyond(stream, 9))).toEqual([false, true, true]);
    ends.forget();
    expect(ends.isBeyond(three, 9)).toBe(false);
  });
});

describe('what was just committed', () => {
  const [one, two] = [freshStream(), freshStream()];
  const stored = (stream: StreamName, revision: number): StoredEvent =>
    ({ stream, revision }) as unknown as StoredEvent;
  const appends = [
    { stream: one, first: 4, events: 2, lastPosition: 12 },
    { stream: two, first: 0, events: 1, lastPosition: 13 },
  ];

  test('is read together and once', () => {
    const asked: number[][] = [];
    const page = new CommittedPage(appends, (after, limit) => {
      asked.push([after, limit]);
      return [stored(one, 4), stored(one, 5), stored(two, 0)];
    });
    expect(page.eventsOf(one, 4, 2)).toEqual([stored(one, 4), stored(one, 5)]);
    expect(page.eventsOf(two, 0, 1)).toEqual([stored(two, 0)]);
    expect(asked).toEqual([[10, 3]]);
  });

  test('answers for whole appends only, and for none that it did not find', () => {
    const page = new CommittedPage(appends, () => [stored(one, 4)]);
    for (const [from, limit] of [
      [4, 1],
      [5, 1],
      [4, -1],
      [3, 2],
      [4, 2],
    ] as const)
      expect(page.eventsOf(one, from, limit)).toBeUndefined();
  });

  test('is left to each where it is much', () => {
    const page = new CommittedPage([{ stream: one, first: 0, events: 2_000, lastPosition: 2_000 }], () => {
      throw new Error('read all the same');
    });
    expect(page.eventsOf(one, 0, 2_000)).toBeUndefined();
  });
});
