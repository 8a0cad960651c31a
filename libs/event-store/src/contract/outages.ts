import { expect, describe, test } from '@jest/globals';
import { StoreUnavailable, type StoredEvent } from '../port.ts';
import { follow, freshStream, idsOf, sampleEvent, sampleEvents } from './sample-events.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** The store becomes unavailable and recovers, or the process restarts. */
export function outageContract(subject: () => StoreUnderTest): void {
  describe('when the store becomes unavailable', () => {
    test('appends throw StoreUnavailable, and the same append succeeds when it is back', async () => {
      const { goAway, comeBack, store } = subject();
      if (goAway === undefined || comeBack === undefined) return;
      const stream = freshStream();
      const events = sampleEvents(2);
      await store().append(stream, 'none', [sampleEvent()]);
      await goAway();
      await expect(store().append(stream, 0, events)).rejects.toThrow(StoreUnavailable);
      await comeBack();
      expect(await store().append(stream, 0, events)).toMatchObject({ kind: 'appended', revision: 2 });
      expect(await store().readStream(stream)).toHaveLength(3);
    });

    test('a subscription goes on when it is back, and neither loses nor repeats', async () => {
      const { goAway, comeBack, store } = subject();
      if (goAway === undefined || comeBack === undefined) return;
      const stream = freshStream();
      const events = sampleEvents(9);
      const following = follow(store(), { filter: { streamPrefixes: [stream] } });
      for (let round = 0; round < 3; round += 1) {
        await store().append(stream, round === 0 ? 'none' : round * 3 - 1, events.slice(round * 3, round * 3 + 3));
        await following.reached(round * 3 + 3);
        await goAway();
        await expect(store().append(freshStream(), 'none', [sampleEvent()])).rejects.toThrow(StoreUnavailable);
        await comeBack();
      }
      await following.stop();
      expect(idsOf(following.events)).toEqual(idsOf(events));
    });

    test('a new subscription resumes after a restart from the last token seen', async () => {
      const tested = subject();
      if (tested.restart === undefined) return;
      const stream = freshStream();
      const filter = { streamPrefixes: [stream] };
      const events = sampleEvents(6);
      await tested.store().append(stream, 'none', events.slice(0, 3));
      const before = follow(tested.store(), { filter });
      await before.reached(3);
      await before.stop();
      await tested.restart();
      await tested.store().append(stream, 2, events.slice(3));
      const after = follow(tested.store(), { filter, after: (before.events.at(-1) as StoredEvent).token });
      await after.reached(3);
      await after.stop();
      expect(idsOf([...before.events, ...after.events])).toEqual(idsOf(events));
    });

    test('an append sent again after a restart is known', async () => {
      const tested = subject();
      if (tested.restart === undefined) return;
      const stream = freshStream();
      const events = sampleEvents(2);
      const first = await tested.store().append(stream, 'none', events);
      await tested.restart();
      expect(await tested.store().append(stream, 'none', events)).toEqual(first);
    });
  });

  describe('once closed', () => {
    test('everything throws StoreUnavailable, and subscriptions end', async () => {
      const store = subject().store();
      const stream = freshStream();
      await store.append(stream, 'none', sampleEvents(1));
      const following = follow(store, { filter: { streamPrefixes: [stream] } });
      await following.reached(1);
      await store.close();
      await following.stop();
      await expect(store.append(stream, 0, [sampleEvent()])).rejects.toThrow(StoreUnavailable);
      await expect(store.readStream(stream)).rejects.toThrow(StoreUnavailable);
      await expect(store.head()).rejects.toThrow(StoreUnavailable);
      await store.close();
    });

    test('appends under way are finished, not dropped', async () => {
      const tested = subject();
      const store = tested.store();
      const streams = Array.from({ length: 30 }, freshStream);
      const answers = streams.map((stream) => store.append(stream, 'none', sampleEvents(1)));
      await Promise.resolve();
      await store.close();
      const settled = await Promise.allSettled(answers);
      const recorded = streams.filter((_, index) => settled[index]?.status === 'fulfilled');
      if (tested.restart === undefined) return;
      await tested.restart();
      for (const stream of recorded) expect(await tested.store().readStream(stream)).toHaveLength(1);
    });
  });
}
