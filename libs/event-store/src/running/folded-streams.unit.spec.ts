import { expect, test } from '@jest/globals';
import type { Fold } from '@pacta/ledger';
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
