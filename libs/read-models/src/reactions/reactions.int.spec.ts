import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { createMemoryStore, StoreUnavailable, type EventStore } from '@pacta/event-store';
import type { RecordedEvent } from '@pacta/ledger';
import { record, sampleEvents, uuidOf } from '../testing/record-events.ts';
import { TemporaryFolders } from '../testing/projector-bench.ts';
import { basisOf, type Reaction } from './reaction.ts';
import { startReactions, type Reactions, type ReactionsOptions } from './start-reactions.ts';

jest.setTimeout(60_000);

const folders = new TemporaryFolders();
const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.stop();
  folders.clear();
});

/** Answers each event that names its basis with how much of it had changed meanwhile. */
const counting: Reaction<number> = {
  name: 'counting',
  category: 'costbook',
  concerns: ({ metadata }) => metadata.basedOn !== undefined,
  async react({ event, before }) {
    const found = await Promise.all(basisOf(event).map(({ stream, revision }) => before(stream, revision)));
    return found.flat().length;
  },
};

interface Bench {
  readonly store: EventStore;
  readonly file: string;
  readonly done: string[];
  start(options?: Partial<ReactionsOptions<number>>): Reactions;
}

async function bench(): Promise<Bench> {
  const store = createMemoryStore();
  const folder = folders.make();
  const done: string[] = [];
  const file = join(folder, 'reactions.json');
  const start = (options: Partial<ReactionsOptions<number>> = {}): Reactions => {
    const started = startReactions<number>({
      store,
      reactions: [counting],
      file,
      async act({ name }, cause, changes) {
        const answer = { ...(sampleEvents(`decision-${cause.eventId}`, 0, [{ data: { changes } }])[0] as object) };
        const eventId = uuidOf(`${name} ${cause.eventId}`);
        const result = await store.append(`decision-${cause.eventId}`, 'none', [{ ...answer, eventId } as never]);
        done.push(`${cause.eventId}: ${result.kind}`);
      },
      ...options,
    });
    open.push(started);
    return started;
  };
  return { store, file, done, start };
}

async function based(store: EventStore, revision: number, basedOn: string): Promise<string> {
  const [event] = sampleEvents('costbook-a', revision, [{}]);
  const given = { ...(event as NonNullable<typeof event>) };
  const metadata = { ...given.metadata, basedOn };
  const result = await store.append('costbook-a', revision === 0 ? 'none' : revision - 1, [{ ...given, metadata }]);
  if (result.kind !== 'appended') throw new Error(result.kind);
  return given.eventId;
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!condition() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(condition()).toBe(true);
}

const answers = async (store: EventStore): Promise<readonly unknown[]> => {
  const found: RecordedEvent[] = [];
  for await (const page of store.readAll({ filter: { streamPrefixes: ['decision-'] } })) found.push(...page);
  return found.map(({ data }) => data);
};

describe('reactions', () => {
  test('answer what comes and what was there, with what of the basis changed before it', async () => {
    const { store, start, done } = await bench();
    await record(store, 'partnership-p', 0, { type: 'Named.v1', data: { name: 'A' } });
    await based(store, 0, 'partnership-p@0');
    await record(store, 'partnership-p', 1, { type: 'Named.v1', data: { name: 'B' } });
    start();
    await based(store, 1, 'partnership-p@0');
    await record(store, 'partnership-p', 2, { type: 'Named.v1', data: { name: 'C' } });
    await record(store, 'costbook-b', 0);
    await until(() => done.length === 2);
    expect(await answers(store)).toEqual([{ changes: 0 }, { changes: 1 }]);
  });

  test.each([
    ['lost', (file: string) => rmSync(file)],
    ['damaged', (file: string) => writeFileSync(file, '{"token": 7')],
    ['of another log', (file: string) => writeFileSync(file, '{"token":"99999"}')],
    ['kept', () => undefined],
  ])('repeat nothing where the checkpoint is %s', async (_, harm) => {
    const { store, start, done, file } = await bench();
    await record(store, 'partnership-p', 0);
    await based(store, 0, 'partnership-p@0');
    const first = start();
    await until(() => done.length === 1);
    await first.stop();
    expect(existsSync(file)).toBe(true);
    harm(file);
    start();
    await based(store, 1, 'partnership-p@0');
    await until(() => done.some((line) => line.startsWith(uuidOf('costbook-a 1'))));
    expect(await answers(store)).toHaveLength(2);
  });

  test('of two nodes leave one answer', async () => {
    const { store, start, done, file } = await bench();
    start();
    start({ file: `${file}.other` });
    await record(store, 'partnership-p', 0);
    await based(store, 0, 'partnership-p@0');
    await until(() => done.length === 2);
    expect(await answers(store)).toHaveLength(1);
  });

  test('are tried again until they succeed, in order', async () => {
    const { store, start, file } = await bench();
    const seen: string[] = [];
    let away = 2;
    const started = start({
      async act(_, { eventId }) {
        away -= 1;
        if (away >= 0) throw new StoreUnavailable('The store is away.');
        seen.push(eventId);
      },
    });
    await record(store, 'partnership-p', 0);
    const first = await based(store, 0, 'partnership-p@0');
    const second = await based(store, 1, 'partnership-p@0');
    await until(() => seen.length === 2);
    expect(seen).toEqual([first, second]);
    await started.stop();
    expect(started.token).toBe(await store.head());
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  test('that only the backlog can need are not asked about what comes, nor about it at the next start', async () => {
    const { store, start, done, file } = await bench();
    await record(store, 'partnership-p', 0);
    await based(store, 0, 'partnership-p@0');
    let asked = 0;
    const reactions = [{ ...counting, concerns: (event: RecordedEvent) => ((asked += 1), counting.concerns(event)) }];
    const first = start({ backlogOnly: true, reactions });
    await until(() => done.length === 1);
    await based(store, 1, 'partnership-p@0');
    await first.stop();
    expect(first.token).toBe(await store.head());
    expect(existsSync(file)).toBe(true);
    const second = start({ backlogOnly: true, reactions });
    await until(() => second.token !== undefined);
    await second.stop();
    expect(await answers(store)).toHaveLength(1);
    expect(asked).toBe(1);
  });

  test('none at all follow nothing', async () => {
    const { store, start } = await bench();
    await record(store, 'costbook-a', 0);
    const started = start({ reactions: [] });
    await started.stop();
    expect(started.token).toBeUndefined();
  });
});
