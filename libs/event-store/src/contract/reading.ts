import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { StreamName } from '@pacta/ledger';
import { leafHash } from '@pacta/proof';
import { isAfter, type EventStore, type HashedEvent, type StoredEvent, type Token } from '../port.ts';
import { everything, freshStream, idsOf, sampleEvent, sampleEvents } from './sample-events.ts';
import type { StoreTraits, StoreUnderTest } from './store-under-test.ts';

/** Reads include their start. */
export function readingContract(subject: () => StoreUnderTest, traits: StoreTraits): void {
  describe('reading a stream', () => {
    test('that is absent yields nothing', async () => {
      expect(await subject().store().readStream(freshStream())).toEqual([]);
    });

    test.each([
      ['from a revision, which is included', { from: 2 }, [2, 3, 4]],
      ['at most so many', { limit: 2 }, [0, 1]],
      ['a stretch', { from: 1, limit: 3 }, [1, 2, 3]],
      ['from beyond its end', { from: 5 }, []],
      ['more than there are', { from: 3, limit: 100 }, [3, 4]],
      ['none at all', { limit: 0 }, []],
    ] as const)('%s', async (_case, range, revisions) => {
      const store = subject().store();
      const stream = freshStream();
      await store.append(stream, 'none', sampleEvents(5));
      expect((await store.readStream(stream, range)).map(({ revision }) => revision)).toEqual(revisions);
    });

    test('whose name begins like another yields its own events only', async () => {
      const store = subject().store();
      const stream = freshStream();
      await store.append(stream, 'none', sampleEvents(1));
      await store.append(`${stream}-more`, 'none', sampleEvents(2));
      expect(await store.readStream(stream)).toHaveLength(1);
    });
  });

  test('which of many streams have events is asked at once', async () => {
    const store = subject().store();
    const streams = Array.from({ length: 40 }, freshStream);
    const written = streams.filter((_, index) => index % 3 === 0);
    for (const stream of written) await store.append(stream, 'none', sampleEvents(2));
    expect(await store.existing([...streams, ...written])).toEqual(new Set(written));
    expect(await store.existing([])).toEqual(new Set());
    // A name that begins or ends as another is another.
    const [first] = written as [StreamName];
    expect(await store.existing([`${first}-more`, first.slice(0, -1) as StreamName])).toEqual(new Set());
  });

  describe('reading the log', () => {
    const filled = async () => {
      const store = subject().store();
      const streams = [freshStream(), freshStream(), freshStream()] as const;
      for (let n = 0; n < 5; n += 1)
        for (const stream of streams) await store.append(stream, n === 0 ? 'none' : n - 1, [sampleEvent({ n })]);
      const filter = { streamPrefixes: streams };
      return { store, streams, filter, log: await everything(store.readAll({ filter })) };
    };

    test('gives events in the order of appending, with rising tokens', async () => {
      const { log, streams } = await filled();
      expect(log.map(({ stream, revision }) => [stream, revision])).toEqual(
        [0, 1, 2, 3, 4].flatMap((revision) => streams.map((stream) => [stream, revision])),
      );
      expect(log.slice(1).every(({ token }, index) => isAfter(token, (log[index] as StoredEvent).token))).toBe(true);
    });

    test('has leaf indices that count it, where the store knows them', async () => {
      const { store } = await filled();
      const { leafIndexOf } = store;
      if (leafIndexOf === undefined) return;
      const whole = await everything(store.readAll());
      expect(whole.map(({ token }) => leafIndexOf(token))).toEqual([...whole.keys()]);
    });

    test('from a token includes its event', async () => {
      const { store, filter, log } = await filled();
      const read = await everything(store.readAll({ filter, from: (log[6] as StoredEvent).token }));
      expect(idsOf(read)).toEqual(idsOf(log.slice(6)));
    });

    test('in pages loses nothing and makes none larger than asked, nor empty', async () => {
      const { store, filter, log } = await filled();
      const sizes: number[] = [];
      const read = await everything(store.readAll({ filter, pageSize: 4 }), (page) => sizes.push(page.length));
      expect(idsOf(read)).toEqual(idsOf(log));
      expect(sizes.every((size) => size > 0 && size <= 4)).toBe(true);
    });

    test('gives the same events as reading their streams', async () => {
      const { store, streams, log } = await filled();
      for (const stream of streams)
        expect(log.filter((event) => event.stream === stream)).toEqual(await store.readStream(stream));
    });

    test('for projections gives the same events, with the hashes of their leaves and without boxes', async () => {
      const { store, log } = await filled();
      const from = (log[0] as StoredEvent).token;
      const whole = await everything(store.readAll({ from }));
      const sizes: number[] = [];
      const hashed: HashedEvent[] = [];
      for await (const page of store.readHashed({ from, pageSize: 4 })) {
        sizes.push(page.length);
        hashed.push(...page);
      }
      const read = hashed.map(({ dataText, ...event }) => ({ ...event, data: JSON.parse(dataText) as unknown }));
      expect(read.slice(0, whole.length)).toEqual(
        whole.map(({ leaf, sealed: _sealed, ...event }) => ({ ...event, leafHash: Buffer.from(leafHash(leaf)) })),
      );
      expect(sizes.every((size) => size > 0 && size <= 4)).toBe(true);
    });

    test('filtered by the beginnings of stream names', async () => {
      const { store, streams } = await filled();
      const wanted = streams.slice(1).map((stream) => stream.slice(0, -2));
      const read = await everything(store.readAll({ filter: { streamPrefixes: wanted } }));
      expect(read).toHaveLength(10);
      expect(read.every(({ stream }) => stream !== streams[0])).toBe(true);
      expect(await everything(store.readAll({ filter: { streamPrefixes: ['commitment-nowhere'] } }))).toEqual([]);
    });

    test('meets our events only, unfiltered too', async () => {
      const { store, log } = await filled();
      const read = await everything(store.readAll({ from: (log[0] as StoredEvent).token }));
      expect(read.every(({ type, stream }) => /\.v\d+$/.test(type) && stream.startsWith('commitment-'))).toBe(true);
      expect(read.length).toBeGreaterThanOrEqual(log.length);
    });

    test('can be left in the middle, and begun again', async () => {
      const { store, filter, log } = await filled();
      for await (const page of store.readAll({ filter, pageSize: 2 })) {
        expect(idsOf(page)).toEqual(idsOf(log.slice(0, page.length)));
        break;
      }
      expect(await everything(store.readAll({ filter }))).toHaveLength(log.length);
    });

    test('its head is the newest event, also where foreign events follow it', async () => {
      const store = subject().store();
      for (let n = 0; n < 12; n += 1) {
        const appended = await store.append(freshStream(), 'none', [sampleEvent({ n })]);
        if (appended.kind === 'appended') expect(await store.head()).toBe(appended.token satisfies Token);
      }
    });

    if (!traits.findsEvents) {
      test('does not promise to find events by their ids', () => {
        expect(subject().store().findEvents).toBeUndefined();
      });
      return;
    }

    test('finds events by a range of ids', async () => {
      const { store, log } = await filled();
      const find = store.findEvents?.bind(store) as NonNullable<EventStore['findEvents']>;
      const [one, other] = [log[3], log[7]] as [StoredEvent, StoredEvent];
      const only = (id: string) => ({ from: id, to: id });
      expect(await find(only(one.eventId), 10)).toEqual([one]);
      expect(await find(only(randomUUID()), 10)).toEqual([]);
      const [from, to] = [one.eventId, other.eventId].toSorted() as [string, string];
      const within = (await everything(store.readAll())).filter(({ eventId }) => eventId >= from && eventId <= to);
      expect(await find({ from, to }, 1_000)).toEqual(within.slice(0, 1_000));
      expect(await find({ from, to }, 1)).toEqual(within.slice(0, 1));
    });
  });
}
