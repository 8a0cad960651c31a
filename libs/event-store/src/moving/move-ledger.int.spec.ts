import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asAppended, everything, freshStream, sampleEvent, sampleEvents } from '../contract/sample-events.ts';
import { createMemoryStore, type MemoryStore } from '../memory/memory-store.ts';
import { StoreUnavailable, type EventStore } from '../port.ts';
import { openSqliteStore, type SqliteStore } from '../sqlite/open-sqlite-store.ts';
import { moveLedger, type MoveProgress } from './move-ledger.ts';
import { streamRuns } from './stream-runs.ts';

const SEALED = { '/n': { box: 'Ix6xWuEd7C9W', key: 'k1', nonce: 'WaDy5Khgu8oHlq0w' } };

/** Twelve streams, in runs of one to five events, some of them sealed, and two checkpoints. */
async function filled<Store extends EventStore>(store: Store, rounds = 40): Promise<Store> {
  const streams = Array.from({ length: 12 }, freshStream);
  const revisions = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1) {
    const stream = streams[(round * 7) % streams.length] as (typeof streams)[number];
    const last = revisions.get(stream) ?? -1;
    const events = [...sampleEvents(round % 5), sampleEvent({ round }, round % 3 === 0 ? { sealed: SEALED } : {})];
    await store.append(stream, last < 0 ? 'none' : last, events);
    revisions.set(stream, last + events.length);
  }
  await store.checkpoints.add(0, 'pacta/test\n40\n\n— pacta/test c2ln\n');
  await store.checkpoints.add(1, 'pacta/test\n80\n\n— pacta/test c2ln\n');
  return store;
}

const log = async (store: EventStore) =>
  (await everything(store.readAll())).map((event) => ({
    ...asAppended(event),
    stream: event.stream,
    revision: event.revision,
    leaf: Buffer.from(event.leaf).toString(),
  }));

describe('moving a ledger', () => {
  let folder: string;
  let sqlite: SqliteStore;
  let memory: MemoryStore;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pacta-move-'));
    sqlite = await openSqliteStore({ folder });
    memory = createMemoryStore({ idsElsewhere: 'accepted' });
  });
  afterEach(async () => {
    await sqlite.close();
    rmSync(folder, { recursive: true });
  });

  test('there and back gives the same events, streams, order, leaves, boxes and checkpoints', async () => {
    await filled(sqlite);
    const leaves: string[] = [];
    const there = await moveLedger({ from: sqlite, to: memory, together: 1 }, (leaf) =>
      leaves.push(Buffer.from(leaf).toString()),
    );
    const whole = await log(sqlite);
    expect(there).toMatchObject({ events: whole.length, written: whole.length, streams: 12, checkpoints: 2 });
    expect(await log(memory)).toEqual(whole);
    expect(leaves).toEqual(whole.map(({ leaf }) => leaf));
    const second = await openSqliteStore({ folder: join(folder, 'second') });
    try {
      await moveLedger({ from: memory, to: second, together: 64 });
      expect(await log(second)).toEqual(whole);
      expect(await second.checkpoints.read(0, 9)).toEqual(await sqlite.checkpoints.read(0, 9));
    } finally {
      await second.close();
    }
  });

  test('of nothing is done at once', async () => {
    expect(await moveLedger({ from: memory, to: sqlite, together: 8 })).toEqual({
      events: 0,
      written: 0,
      streams: 0,
      appends: 0,
      checkpoints: 0,
    });
  });

  test('cut short anywhere, it goes on from there and ends the same', async () => {
    await filled(sqlite, 25);
    const whole = await log(sqlite);
    let appends = 0;
    let stop = 1;
    const failing: EventStore = {
      ...memory,
      append: async (...args) => {
        if (appends === stop) throw new StoreUnavailable('cut short');
        appends += 1;
        return memory.append(...args);
      },
    };
    let cuts = 0;
    for (;;) {
      appends = 0;
      stop = 1 + (cuts % 3);
      const outcome = await moveLedger({ from: sqlite, to: failing, together: 1 }).catch((error: unknown) => error);
      const held = await log(memory);
      expect(held).toEqual(whole.slice(0, held.length));
      if (!(outcome instanceof StoreUnavailable)) break;
      cuts += 1;
    }
    expect(cuts).toBeGreaterThan(5);
    expect(await log(memory)).toEqual(whole);
  });

  test('again, it writes nothing and finds the same', async () => {
    await filled(sqlite);
    await moveLedger({ from: sqlite, to: memory, together: 1 });
    expect(await moveLedger({ from: sqlite, to: memory, together: 1 })).toMatchObject({
      written: 0,
      appends: 0,
      events: (await log(sqlite)).length,
    });
  });

  test.each([
    ['another ledger', async () => void (await filled(memory, 3))],
    ['one event of another', async () => void (await memory.append(freshStream(), 'none', [sampleEvent()]))],
    [
      'the same and one more',
      async () => {
        await moveLedger({ from: sqlite, to: memory, together: 1 });
        await memory.append(freshStream(), 'none', [sampleEvent()]);
      },
    ],
  ])('a target with %s is refused and left alone', async (_case, fill) => {
    await filled(sqlite, 10);
    await fill();
    const before = await log(memory);
    await expect(moveLedger({ from: sqlite, to: memory, together: 1 })).rejects.toThrow(/something else/);
    expect(await log(memory)).toEqual(before);
  });

  test('checkpoints of another signer are refused', async () => {
    await filled(sqlite, 5);
    await memory.checkpoints.add(0, 'other/log\n1\n\n— other/log c2ln\n');
    await expect(moveLedger({ from: sqlite, to: memory, together: 1 })).rejects.toThrow(/another checkpoint 0/);
  });

  test('a writer that comes between shows at the end', async () => {
    await filled(sqlite, 10);
    const meddling: EventStore = {
      ...memory,
      append: async (...args) => {
        await memory.append(freshStream(), 'none', [sampleEvent({ meddled: true })]);
        return memory.append(...args);
      },
    };
    await expect(moveLedger({ from: sqlite, to: meddling, together: 1 })).rejects.toThrow(/differ at event 0/);
  });

  test('progress rises to the end in each step', async () => {
    await filled(sqlite);
    const seen: MoveProgress[] = [];
    await moveLedger({ from: sqlite, to: memory, together: 1, onProgress: (progress) => seen.push(progress) });
    for (const step of ['copying', 'verifying'] as const) {
      const done = seen.filter((each) => each.step === step).map((each) => each.done);
      expect(done.at(-1)).toBe(1);
      expect(done).toEqual(done.toSorted((left, right) => left - right));
    }
  });
});

test('runs are cut at each change of stream, and never grow past one append', async () => {
  const store = createMemoryStore();
  const [one, other] = [freshStream(), freshStream()];
  await store.append(one, 'none', sampleEvents(3));
  await store.append(other, 'none', sampleEvents(1));
  await store.append(
    one,
    2,
    Array.from({ length: 14 }, () => sampleEvent({ text: 'x'.repeat(60_000) })),
  );
  const runs = [...streamRuns(await everything(store.readAll()))].map((run) => [run[0].stream, run.length]);
  expect(runs).toEqual([
    [one, 3],
    [other, 1],
    [one, 8],
    [one, 6],
  ]);
});
