import { expect, test } from '@jest/globals';
import type { Fold, RecordedEvent } from '@pacta/ledger';
import { freshStream, sampleEvents } from '../contract/sample-events.ts';
import { createMemoryStore } from '../memory/memory-store.ts';
import { FoldedStreams } from './folded-streams.ts';

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
