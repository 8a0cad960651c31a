import { describe, expect, test } from '@jest/globals';
import { eventStoreContract } from '../contract/event-store-contract.ts';
import { freshStream, idsOf, sampleEvent, sampleEvents } from '../contract/sample-events.ts';
import { StoreUnavailable, type StoredEvent } from '../port.ts';
import { createMemoryStore, type MemoryStoreOptions } from './memory-store.ts';

const underTest = (options?: MemoryStoreOptions) => async () => {
  const store = createMemoryStore(options);
  return {
    store: () => store,
    goAway: async () => store.goAway(),
    comeBack: async () => store.comeBack(),
    dispose: () => store.close(),
  };
};

eventStoreContract('The memory store', underTest(), {
  refusesIdsElsewhere: true,
  checksBasis: true,
  findsEvents: false,
});
eventStoreContract(
  "The memory store with KurrentDB's ids and pages of 3",
  underTest({ idsElsewhere: 'accepted', basis: 'ignored', pageSize: 3 }),
  {
    refusesIdsElsewhere: false,
    checksBasis: false,
    findsEvents: false,
  },
);

describe("KurrentDB's habits in memory", () => {
  test('tokens have gaps and do not begin at zero', async () => {
    const store = createMemoryStore();
    const stream = freshStream();
    await store.append(stream, 'none', sampleEvents(10));
    const tokens = (await store.readStream(stream)).map(({ token }) => Number(token));
    expect(tokens[0]).toBeGreaterThan(1_000);
    expect(tokens.slice(1).some((token, index) => token - (tokens[index] as number) > 1)).toBe(true);
  });

  test('a read may begin at a token between two of ours', async () => {
    const store = createMemoryStore();
    const stream = freshStream();
    await store.append(stream, 'none', sampleEvents(10));
    const read = await store.readStream(stream);
    const between = String(BigInt((read[4] as StoredEvent).token) + 1n);
    const pages: StoredEvent[] = [];
    for await (const page of store.readAll({ from: between })) pages.push(...page);
    expect(idsOf(pages)).toEqual(idsOf(read.slice(5)));
  });

  test('an answer that is lost leaves the events, and the retry finds them', async () => {
    const store = createMemoryStore();
    const stream = freshStream();
    const events = [sampleEvent()];
    store.loseNextAnswer();
    await expect(store.append(stream, 'none', events)).rejects.toThrow(StoreUnavailable);
    expect(await store.append(stream, 'none', events)).toMatchObject({ kind: 'appended', revision: 0 });
    expect(await store.readStream(stream)).toHaveLength(1);
  });

  test('while it is away reads fail too', async () => {
    const store = createMemoryStore();
    store.goAway();
    await expect(store.readStream(freshStream())).rejects.toThrow(StoreUnavailable);
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
    await expect(store.readAll()[Symbol.asyncIterator]().next()).rejects.toThrow(StoreUnavailable);
  });
});
