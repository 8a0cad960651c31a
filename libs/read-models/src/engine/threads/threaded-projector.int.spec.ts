import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { createMemoryStore, type MemoryStore } from '@pacta/event-store';
import { countedIn, SAMPLE_SET, TemporaryFolders } from '../../testing/projector-bench.ts';
import { record } from '../../testing/record-events.ts';
import { nextFileOf } from '../fill/next-path.ts';
import { ThreadedProjector, type ProjectorThread } from './threaded-projector.ts';
import type { FromProjector, ToProjector } from './projector-messages.ts';
import { serveProjector } from './serve-projector.ts';

jest.setTimeout(60_000);

const folders = new TemporaryFolders();
const open: ThreadedProjector[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.stop();
  folders.clear();
});

interface Bench {
  readonly store: MemoryStore;
  readonly file: string;
  readonly projector: ThreadedProjector;
  readonly said: string[];
  /** How often the thread was told that somebody waits. */
  woken: number;
  /** Ends the thread as a crash does. */
  lose(): void;
  starts: number;
}

/** The two sides in one thread, with messages copied as between two. */
function bench(before: Partial<Pick<Bench, 'store' | 'file'>> = {}): Bench {
  const { store = createMemoryStore(), file = join(folders.make(), 'read-models.db') } = before;
  const said: string[] = [];
  const made = { starts: 0, woken: 0, lose: (): void => undefined };
  const start = (): ProjectorThread => {
    made.starts += 1;
    let toThread: (message: ToProjector) => void = () => undefined;
    let fromThread: (message: FromProjector) => void = () => undefined;
    let ended: () => void = () => undefined;
    let lost = false;
    const served = serveProjector(
      {
        send: (message) => queueMicrotask(() => lost || fromThread(structuredClone(message))),
        onMessage: (listener) => (toThread = listener),
      },
      { ...SAMPLE_SET, store, file },
      () => (made.woken += 1),
    );
    void served.then(() => ended());
    made.lose = () => {
      lost = true;
      toThread({ kind: 'stop' });
    };
    return {
      send: (message) => queueMicrotask(() => toThread(structuredClone(message))),
      onMessage: (listener) => (fromThread = listener),
      onEnded: (listener) => (ended = listener),
    };
  };
  const projector = new ThreadedProjector({
    store,
    file,
    start,
    log: (line) => said.push(line),
  });
  open.push(projector);
  return Object.assign(made, { store, file, projector, said });
}

describe('a projector in another thread', () => {
  test('takes in what is recorded, tells who waits for it, and is read from here', async () => {
    const { store, file, projector } = bench();
    expect(projector.readModels.head()).toBeNull();
    let told = 0;
    const end = projector.onReached(() => (told += 1));
    const token = await record(store, 'costbook-a', 0, {}, {});
    expect(await projector.waitFor(token, 5_000)).toBe('reached');
    expect(projector.readModels.eventCount()).toBe(2);
    expect(countedIn(file, 'costbook-a').count).toBe(2);
    expect(projector.taken).toBe(token);
    expect(told).toBeGreaterThan(0);
    end();
    expect(await projector.waitFor('999999', 20)).toBe('timed-out');
  });

  test('is woken by those who wait, and by nobody else', async () => {
    const made = bench();
    const token = await record(made.store, 'costbook-a', 0, {}, {});
    await made.projector.status();
    expect(made.woken).toBe(0);
    await made.projector.waitFor(token, 5_000);
    await made.projector.waitFor(token, 5_000);
    expect(made.woken).toBeLessThanOrEqual(1);
    expect(await made.projector.waitFor('999999', 1)).toBe('timed-out');
    expect(made.woken).toBeGreaterThan(0);
  });

  test('answers for its status, its tree and what is parked', async () => {
    const { store, projector } = bench();
    await record(store, 'costbook-a', 0, {}, { type: 'Poison.v1' });
    await projector.waitForHead(5_000);
    expect((await projector.status()).projections.find(({ name }) => name === 'counted-amount')).toMatchObject({
      parked: 1,
    });
    expect(await projector.durableTreeSize()).toBe(2);
    expect(await projector.retryParked('counted-amount')).toEqual({ retried: 1, cleared: 0, resumed: 0 });
  });

  test('ends an exchange of files that was cut short', async () => {
    const first = bench();
    await first.projector.waitFor(await record(first.store, 'costbook-a', 0, {}, {}), 5_000);
    await first.projector.stop();
    renameSync(first.file, nextFileOf(first.file));
    const made = bench(first);
    expect(made.projector.readModels.eventCount()).toBe(2);
    expect(existsSync(nextFileOf(first.file))).toBe(false);
  });

  test('says what went wrong there', async () => {
    const { projector } = bench();
    await projector.status();
    await expect(projector.exchange()).rejects.toThrow('there is no second file');
  });

  test('is read from the new file where the old one was taken away', async () => {
    const { store, file, projector } = bench();
    await projector.waitFor(await record(store, 'costbook-a', 0), 5_000);
    expect(projector.readModels.eventCount()).toBe(1);
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    const token = await record(store, 'costbook-a', 1);
    const until = Date.now() + 5_000;
    while (projector.readModels.eventCount() < 2 && Date.now() < until) await pause(10);
    await projector.waitFor(token, 5_000);
    expect(countedIn(file, 'costbook-a').count).toBe(2);
  });

  test('is started again where it was lost, and goes on where it was', async () => {
    const made = bench();
    await made.projector.waitFor(await record(made.store, 'costbook-a', 0), 5_000);
    made.lose();
    const token = await record(made.store, 'costbook-a', 1);
    expect(await made.projector.waitFor(token, 8_000)).toBe('reached');
    expect(made.starts).toBe(2);
    expect(made.said).toContain("The projector's thread was lost and is started again.");
    expect(countedIn(made.file, 'costbook-a').count).toBe(2);
  }, 15_000);

  test('gives up everyone who waits when it stops', async () => {
    const { projector } = bench();
    const waiting = projector.waitFor('999999', 60_000);
    await projector.stop();
    expect(await waiting).toBe('timed-out');
    await expect(projector.status()).rejects.toThrow('not running');
  });
});
