import { describe, expect, test } from '@jest/globals';
import { everything, freshStream, idsOf, sampleEvent, sampleEvents } from './sample-events.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** Many concurrent writers, whose appends share commits where the store supports that. */
export function concurrencyContract(subject: () => StoreUnderTest): void {
  describe('writing at the same time', () => {
    test.each([
      ['a new stream', 0],
      ['an existing stream', 2],
    ])('50 writers on one revision of %s: exactly one wins', async (_case, existing) => {
      const store = subject().store();
      const stream = freshStream();
      if (existing > 0) await store.append(stream, 'none', sampleEvents(existing));
      const expected = existing === 0 ? 'none' : existing - 1;
      const writers = Array.from({ length: 50 }, (_, writer) => sampleEvent({ writer }));
      const answers = await Promise.all(writers.map((event) => store.append(stream, expected, [event])));
      const winners = writers.filter((_, index) => answers[index]?.kind === 'appended');
      expect(winners).toHaveLength(1);
      expect(answers.filter(({ kind }) => kind === 'wrong-revision')).toEqual(
        Array(49).fill({ kind: 'wrong-revision', actual: existing }),
      );
      expect(idsOf(await store.readStream(stream, { from: existing }))).toEqual(idsOf(winners));
    });

    test('refused appends among others leave nothing, and the others whole', async () => {
      const store = subject().store();
      const taken = freshStream();
      await store.append(taken, 'none', sampleEvents(1));
      const plans = Array.from({ length: 60 }, (_, n) => ({
        refused: n % 3 === 1,
        stream: n % 3 === 1 ? taken : freshStream(),
        events: sampleEvents(3),
      }));
      const answers = await Promise.all(plans.map(({ stream, events }) => store.append(stream, 'none', events)));
      for (const [index, { refused, stream, events }] of plans.entries()) {
        expect(answers[index]?.kind).toBe(refused ? 'wrong-revision' : 'appended');
        if (!refused) expect(idsOf(await store.readStream(stream))).toEqual(idsOf(events));
      }
      expect(await store.readStream(taken)).toHaveLength(1);
    });

    test('events of one append are consecutive in the log', async () => {
      const store = subject().store();
      const streams = Array.from({ length: 20 }, freshStream);
      await Promise.all(streams.map((stream) => store.append(stream, 'none', sampleEvents(5))));
      const read = await everything(store.readAll({ filter: { streamPrefixes: streams } }));
      const runs = read.filter(({ stream }, index) => stream !== read[index - 1]?.stream).map(({ stream }) => stream);
      expect([...runs].sort()).toEqual([...streams].sort());
    });

    test('a reader of the log meets every event, in order, while others append', async () => {
      const store = subject().store();
      const streams = Array.from({ length: 8 }, freshStream);
      let writing = true;
      const writers = streams.map(async (stream) => {
        for (let n = 0; n < 40; n += 1) await store.append(stream, n === 0 ? 'none' : n - 1, [sampleEvent({ n })]);
      });
      const all = Promise.all(writers).finally(() => (writing = false));
      const filter = { streamPrefixes: streams };
      let known = 0;
      while (writing) {
        const read = await everything(store.readAll({ filter, pageSize: 7 }));
        expect(read.length).toBeGreaterThanOrEqual(known);
        known = read.length;
        for (const stream of streams) {
          const revisions = read.filter((event) => event.stream === stream).map(({ revision }) => revision);
          expect(revisions).toEqual([...revisions.keys()]);
        }
      }
      await all;
      const tokens = (await everything(store.readAll({ filter }))).map(({ token }) => BigInt(token));
      expect(tokens).toHaveLength(320);
      expect(tokens).toEqual([...new Set(tokens)].sort((left, right) => (left < right ? -1 : 1)));
    });
  });
}
