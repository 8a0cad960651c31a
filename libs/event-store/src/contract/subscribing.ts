import { describe, expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import type { StoredEvent } from '../port.ts';
import { everything, follow, freshStream, idsOf, sampleEvent, sampleEvents } from './sample-events.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** Subscriptions exclude their start, catch up, then stay live. */
export function subscribingContract(subject: () => StoreUnderTest): void {
  describe('subscribing', () => {
    test('catches up with what is there, then follows what comes', async () => {
      const store = subject().store();
      const stream = freshStream();
      const events = sampleEvents(20);
      await store.append(stream, 'none', events.slice(0, 10));
      const following = follow(store, { filter: { streamPrefixes: [stream] } });
      await following.reached(10);
      for (let n = 10; n < 20; n += 1) await store.append(stream, n - 1, events.slice(n, n + 1));
      await following.reached(20);
      await following.stop();
      expect(idsOf(following.events)).toEqual(idsOf(events));
    });

    test('after a token leaves out its event', async () => {
      const store = subject().store();
      const stream = freshStream();
      await store.append(stream, 'none', sampleEvents(6));
      const read = await store.readStream(stream);
      const following = follow(store, { after: (read[2] as StoredEvent).token, filter: { streamPrefixes: [stream] } });
      await following.reached(3);
      await following.stop();
      expect(following.events).toEqual(read.slice(3));
    });

    test('after the newest event waits for the next', async () => {
      const store = subject().store();
      const stream = freshStream();
      const first = await store.append(stream, 'none', sampleEvents(1));
      const following = follow(store, { ...(first.kind === 'appended' ? { after: first.token } : {}) });
      await setTimeout(20);
      await store.append(stream, 0, [sampleEvent({ next: true })]);
      await following.reached(1);
      await following.stop();
      expect(following.events.filter((event) => event.stream === stream).map(({ revision }) => revision)).toEqual([1]);
    });

    test('sees filtered streams only, and goes on past long stretches of others', async () => {
      const store = subject().store();
      const [wanted, other] = [freshStream(), freshStream()];
      const following = follow(store, { filter: { streamPrefixes: [wanted] } });
      for (let n = 0; n < 10; n += 1) await store.append(other, n === 0 ? 'none' : n * 100 - 1, sampleEvents(100));
      await store.append(wanted, 'none', sampleEvents(2));
      await following.reached(2);
      await following.stop();
      expect(following.events.map(({ stream }) => stream)).toEqual([wanted, wanted]);
    });

    test('gives every event once, in log order, while many append', async () => {
      const store = subject().store();
      const streams = Array.from({ length: 10 }, freshStream);
      const following = follow(store, { filter: { streamPrefixes: streams } });
      await Promise.all(
        streams.map(async (stream) => {
          for (let n = 0; n < 30; n += 1) await store.append(stream, n === 0 ? 'none' : n - 1, [sampleEvent({ n })]);
        }),
      );
      await following.reached(300);
      await following.stop();
      expect(following.events).toEqual(await everything(store.readAll({ filter: { streamPrefixes: streams } })));
    });

    test('several subscribers see the same', async () => {
      const store = subject().store();
      const stream = freshStream();
      const followers = [1, 2, 3].map(() => follow(store, { filter: { streamPrefixes: [stream] } }));
      await store.append(stream, 'none', sampleEvents(4));
      for (const follower of followers) {
        await follower.reached(4);
        await follower.stop();
        expect(follower.events).toEqual(await store.readStream(stream));
      }
    });

    test('a slow reader gets everything, in pages of a bounded size', async () => {
      const store = subject().store();
      const stream = freshStream();
      const pages: number[] = [];
      let seen = 0;
      const allAppended = Promise.withResolvers<void>();
      const following = follow(store, {
        filter: { streamPrefixes: [stream] },
        onPage: async () => {
          pages.push(following.events.length - seen);
          seen = following.events.length;
          await allAppended.promise;
        },
      });
      for (let n = 0; n < 20; n += 1) await store.append(stream, n === 0 ? 'none' : n * 100 - 1, sampleEvents(100));
      allAppended.resolve();
      await following.reached(2_000);
      await following.stop();
      expect(following.events.map(({ revision }) => revision)).toEqual(Array.from({ length: 2_000 }, (_, n) => n));
      expect(Math.max(...pages)).toBeLessThanOrEqual(1_000);
    });

    test('ends when its signal aborts: before, while waiting, and between pages', async () => {
      const store = subject().store();
      const stream = freshStream();
      await store.append(stream, 'none', sampleEvents(1));
      expect(await everything(store.subscribe({ signal: AbortSignal.abort() }))).toEqual([]);
      const waiting = follow(store, { filter: { streamPrefixes: [freshStream()] } });
      await setTimeout(10);
      await waiting.stop();
      const abort = new AbortController();
      const read = everything(store.subscribe({ filter: { streamPrefixes: [stream] }, signal: abort.signal }), () =>
        abort.abort(),
      );
      expect(await read).toHaveLength(1);
    });
  });
}
