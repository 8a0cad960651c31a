import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { freshStream, idsOf, sampleEvent, sampleEvents } from '../contract/sample-events.ts';
import { StoreUnavailable } from '../port.ts';
import { prepareAppend } from '../prepare-append.ts';
import { EventWriter } from './event-writer.ts';
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.ts';
import { WriterThread } from './writer-thread.ts';

let folder: string;
let store: SqliteStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pacta-writing-'));
  store = await openSqliteStore({ folder });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('a shared commit', () => {
  test('holds what is good, and nothing of what is refused', async () => {
    const writer = new EventWriter(store.paths.events, { busyTimeout: 1_000 });
    const known = sampleEvent();
    await store.append(freshStream(), 'none', [known]);
    const [good, refused, wrong, after] = [freshStream(), freshStream(), freshStream(), freshStream()];
    const outcomes = writer.commit([
      prepareAppend(good, 'none', sampleEvents(3)),
      prepareAppend(refused, 'none', [...sampleEvents(2), known]),
      prepareAppend(wrong, 4, sampleEvents(2)),
      prepareAppend(good, 2, sampleEvents(1)),
      prepareAppend(after, 'none', [known]),
      prepareAppend(after, 'none', sampleEvents(2)),
    ]);
    writer.close();
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      'appended',
      'id-elsewhere',
      'wrong-revision',
      'appended',
      'id-elsewhere',
      'appended',
    ]);
    expect(outcomes[1]).toEqual({ kind: 'id-elsewhere', eventId: known.eventId });
    const lengths = await Promise.all(
      [good, refused, wrong, after].map(async (stream) => (await store.readStream(stream)).length),
    );
    expect(lengths).toEqual([4, 0, 0, 2]);
  });

  test('checks what an append is based on against the appends before it in the same commit, and no other', async () => {
    const writer = new EventWriter(store.paths.events, { busyTimeout: 1_000 });
    const [fact, before, moved, after] = [freshStream(), freshStream(), freshStream(), freshStream()];
    const outcomes = writer.commit([
      prepareAppend(before, 'none', sampleEvents(2), { unmoved: [{ stream: fact, revision: 'none' }] }),
      prepareAppend(fact, 'none', sampleEvents(2)),
      prepareAppend(moved, 'none', sampleEvents(2), { unmoved: [{ stream: fact, revision: 'none' }] }),
      prepareAppend(after, 'none', sampleEvents(2), { unmoved: [{ stream: fact, revision: 1 }] }),
    ]);
    writer.close();
    expect(outcomes.map(({ kind }) => kind)).toEqual(['appended', 'appended', 'basis-moved', 'appended']);
    expect(outcomes[2]).toEqual({ kind: 'basis-moved', stream: fact, actual: 1 });
    expect(await store.readStream(moved)).toEqual([]);
  });

  test('leaves no hole in the positions where an append was undone', () => {
    const connection = new Database(store.paths.events, { readonly: true });
    const [count, last, counted] = [
      'count(*)',
      'max(position)',
      "(SELECT seq FROM sqlite_sequence WHERE name = 'events')",
    ].map((what) => connection.prepare(`SELECT ${what} FROM events`).pluck().get());
    connection.close();
    expect([last, counted]).toEqual([count, count]);
  });

  test('is durable by the settings of its connection, and the file keeps WAL', () => {
    const connection = new Database(store.paths.events, { readonly: true });
    expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
    connection.close();
  });
});

test('thousands of appends at once wait for room, and all are answered', async () => {
  const streams = Array.from({ length: 100 }, freshStream);
  const answers = await Promise.all(
    streams.flatMap((stream) =>
      Array.from({ length: 100 }, (_, n) => store.append(stream, n === 0 ? 'none' : n - 1, [sampleEvent({ n })])),
    ),
  );
  expect(answers.filter(({ kind }) => kind === 'appended')).toHaveLength(10_000);
}, 60_000);

test('a slow reader of a large log costs little memory', async () => {
  const stream = freshStream();
  const head = await store.head();
  const text = 'x'.repeat(60_000);
  for (let n = 0; n < 960; n += 16)
    await store.append(
      stream,
      n === 0 ? 'none' : n - 1,
      Array.from({ length: 16 }, (_, k) => sampleEvent({ n: n + k, text })),
    );
  const used = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const before = used();
  let most = 0;
  const read: string[] = [];
  for await (const page of store.subscribe({
    ...(head === undefined ? {} : { after: head }),
    signal: AbortSignal.timeout(20_000),
  })) {
    read.push(...idsOf(page));
    await new Promise((resolve) => setTimeout(resolve, 5));
    most = Math.max(most, used() - before);
    if (read.length >= 960) break;
  }
  expect(read).toHaveLength(960);
  expect(most).toBeLessThan(150_000_000);
}, 60_000);

describe('when the writer’s thread is lost', () => {
  const appendOne = (thread: WriterThread) => thread.append(prepareAppend(freshStream(), 'none', sampleEvents(1)));
  const settings = { file: '', busyTimeout: 100 };
  const UNHEARD = { committed: () => undefined, failed: () => undefined };

  test('while it works, what it had is not acknowledged', async () => {
    const source = new URL(
      "data:text/javascript,import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(1));",
    );
    let failed = 0;
    const thread = new WriterThread(settings, { ...UNHEARD, failed: () => (failed += 1) }, source);
    const answers = await Promise.allSettled([appendOne(thread), appendOne(thread), appendOne(thread)]);
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 'rejected', reason: { name: 'StoreUnavailable' } });
    expect(failed).toBeGreaterThan(0);
    await thread.close();
  });

  test('by an error in it, the sentence says so', async () => {
    const source = new URL(
      "data:text/javascript,import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('broken'); });",
    );
    const thread = new WriterThread(settings, UNHEARD, source);
    await expect(appendOne(thread)).rejects.toThrow('broken');
    await expect(appendOne(thread)).rejects.toThrow(StoreUnavailable);
    await thread.close();
  });

  test('the next append starts another', async () => {
    const source = new URL(
      "data:text/javascript,import { parentPort } from 'node:worker_threads'; let n = 0; parentPort.on('message', (m) => { if (m.kind === 'close') return parentPort.close(); if (n++) process.exit(1); parentPort.postMessage([{ batch: m.batch, outcomes: m.appends.map(() => ({ kind: 'appended', revision: 0, position: 1 })) }]); });",
    );
    const thread = new WriterThread(settings, UNHEARD, source);
    expect((await appendOne(thread)).kind).toBe('appended');
    await expect(appendOne(thread)).rejects.toThrow(StoreUnavailable);
    expect((await appendOne(thread)).kind).toBe('appended');
    await thread.close();
  });
});
