import { expect, test } from '@jest/globals';
import type { Fold, RecordedEvent } from '@pacta/ledger';
import { freshStream, sampleEvents } from '../contract/sample-events.ts';
import { createMemoryStore } from '../memory/memory-store.ts';
import { FoldedStreams } from './folded-streams.ts';

const counting: Fold<number> = { initialState: 0, evolve: (count) => count + 1 };

test('who wrote what is known once, however many ask for a stream at the same time', async () => {
  const store = createMemoryStore();
  const streams = new FoldedStreams(store, (event) => event);
  const stream = freshStream();
  const [first, second] = [sampleEvents(2), sampleEvents(3)];
  const by = (events: typeof first, commandId: string) =>
    events.map((event) => ({ ...event, metadata: { ...event.metadata, commandId } }));
  await store.append(stream, 'none', by(first, 'one'));
  await Promise.all([streams.load(counting, stream), streams.load(counting, stream)]);
  await store.append(stream, 1, by(second, 'two'));
  const [loaded, same] = await Promise.all([streams.load(counting, stream), streams.load(counting, stream)]);
  for (const found of [loaded, same]) {
    expect(found).toMatchObject({ revision: 4, state: 5 });
    expect(Object.fromEntries(found.commands)).toEqual({ one: [0, 1], two: [2, 3, 4] });
  }
});

test('a stream that is folded on keeps what it knows of its commands: it is not copied', async () => {
  const store = createMemoryStore();
  const streams = new FoldedStreams(store, (event) => event);
  const stream = freshStream();
  await store.append(stream, 'none', sampleEvents(1));
  const before = await streams.load(counting, stream);
  await store.append(stream, 0, sampleEvents(1));
  const after = await streams.load(counting, stream);
  expect(after.commands.size).toBe(2);
  expect(after.commands).toBe(before.commands);
  expect(before).toMatchObject({ revision: 0, state: 1 });
});

/** Adds up what the events hold. */
const sum = {
  category: 'commitment',
  initialState: 0,
  evolve: (state: number, { data }: RecordedEvent) => state + (data as { readonly n: number }).n,
} as unknown as Fold<number>;

test('a long stream is read and folded in pages, and read on from where it was', async () => {
  const store = createMemoryStore();
  const stream = freshStream();
  for (let from = 0; from < 250; from += 50)
    await store.append(stream, from === 0 ? 'none' : from - 1, sampleEvents(50));
  const reads: (number | undefined)[] = [];
  const streams = new FoldedStreams(
    {
      ...store,
      readStream: (name, range = {}) => {
        reads.push(range.limit);
        return store.readStream(name, range);
      },
    },
    (event) => event,
  );
  expect(await streams.load(sum, stream)).toMatchObject({ revision: 249, state: 5 * 1225 });
  expect(reads).toEqual([100, 100, 100]);
  await store.append(stream, 249, sampleEvents(3));
  expect(await streams.load(sum, stream)).toMatchObject({ revision: 252, state: 5 * 1225 + 3 });
  expect(reads).toHaveLength(4);
  expect(await streams.loadAt(sum, stream, 119)).toMatchObject({ revision: 119, state: 2 * 1225 + 190 });
  expect(await streams.loadAt(sum, stream, -1)).toMatchObject({ revision: -1, state: 0 });
});
