import { describe, expect, test } from '@jest/globals';
import { asAppended, freshStream, idsOf, sampleEvent, sampleEvents } from './sample-events.ts';
import type { StoreTraits, StoreUnderTest } from './store-under-test.ts';

/** The same ids at the same expected revision are the same append. Only ids are compared. */
export function idempotencyContract(subject: () => StoreUnderTest, traits: StoreTraits): void {
  describe('appending the same ids again', () => {
    test.each([
      ['at once', 0],
      ['after the stream has grown', 3],
    ])('%s succeeds with the first answer and writes nothing', async (_case, growth) => {
      const store = subject().store();
      const stream = freshStream();
      await store.append(stream, 'none', [sampleEvent()]);
      const events = sampleEvents(3);
      const first = await store.append(stream, 0, events);
      if (growth > 0) await store.append(stream, 3, sampleEvents(growth));
      expect(await store.append(stream, 0, events)).toEqual(first);
      expect(await store.readStream(stream)).toHaveLength(4 + growth);
    });

    test('as the first events of their stream succeeds and writes nothing', async () => {
      const store = subject().store();
      const stream = freshStream();
      const events = sampleEvents(2);
      const first = await store.append(stream, 'none', events);
      expect(await store.append(stream, 'none', events)).toEqual(first);
      expect(await store.readStream(stream)).toHaveLength(2);
    });

    test('with another payload succeeds too and keeps the first payload', async () => {
      const store = subject().store();
      const stream = freshStream();
      const event = sampleEvent({ n: 1 });
      const first = await store.append(stream, 'none', [event]);
      expect(await store.append(stream, 'none', [{ ...event, type: 'Signed.v1', data: { n: 2 } }])).toEqual(first);
      expect((await store.readStream(stream)).map(asAppended)).toEqual([event]);
    });

    test('in part: a prefix succeeds with its own last revision', async () => {
      const store = subject().store();
      const stream = freshStream();
      const events = sampleEvents(4);
      await store.append(stream, 'none', events);
      const second = (await store.readStream(stream))[1];
      expect(await store.append(stream, 'none', events.slice(0, 2))).toEqual({
        kind: 'appended',
        revision: 1,
        token: second?.token,
      });
      expect(await store.readStream(stream)).toHaveLength(4);
    });

    test.each([
      ['a prefix plus a new event', (ids: number) => [...Array(ids).keys()].map(String).concat('new')],
      ['a new event plus the rest', (ids: number) => ['new', ...[...Array(ids - 1).keys()].map((n) => String(n + 1))]],
      ['the same in another order', () => ['1', '0', '2']],
      ['the later ones, at an earlier revision', () => ['1', '2']],
    ])('%s is a wrong revision and writes nothing', async (_case, plan) => {
      const store = subject().store();
      const stream = freshStream();
      const events = sampleEvents(3);
      await store.append(stream, 'none', events);
      const again = plan(events.length).map((place) => events[Number(place)] ?? sampleEvent());
      expect(await store.append(stream, 'none', again)).toEqual({ kind: 'wrong-revision', actual: 2 });
      expect(idsOf(await store.readStream(stream))).toEqual(idsOf(events));
    });

    test('sent twice at the same time is written once', async () => {
      const store = subject().store();
      const stream = freshStream();
      const events = sampleEvents(2);
      const answers = await Promise.all([1, 2, 3].map(() => store.append(stream, 'none', events)));
      expect(answers).toEqual(answers.map(() => answers[0]));
      expect(answers[0]).toMatchObject({ kind: 'appended', revision: 1 });
      expect(await store.readStream(stream)).toHaveLength(2);
    });

    if (traits.refusesIdsElsewhere) {
      test.each([
        ['another stream', 1],
        ['another stream, after a new event', 2],
      ])('in %s is refused and leaves nothing', async (_case, size) => {
        const store = subject().store();
        const event = sampleEvent();
        await store.append(freshStream(), 'none', [event]);
        const stream = freshStream();
        const events = [...sampleEvents(size - 1), event];
        await expect(store.append(stream, 'none', events)).rejects.toMatchObject({
          name: 'AppendRefused',
          code: 'id-elsewhere',
        });
        expect(await store.readStream(stream)).toEqual([]);
      });

      test('at the end of their own stream is refused and leaves nothing', async () => {
        const store = subject().store();
        const stream = freshStream();
        const event = sampleEvent();
        await store.append(stream, 'none', [event, sampleEvent()]);
        await expect(store.append(stream, 1, [sampleEvent(), event])).rejects.toMatchObject({ code: 'id-elsewhere' });
        expect(await store.readStream(stream)).toHaveLength(2);
      });
    }
  });
}
