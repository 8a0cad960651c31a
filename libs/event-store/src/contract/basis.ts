import { describe, expect, test } from '@jest/globals';
import { isAfter } from '../port.ts';
import { freshStream, sampleEvent, sampleEvents } from './sample-events.ts';
import type { StoreTraits, StoreUnderTest } from './store-under-test.ts';

/** What an append was decided on: other streams that must not have moved when it is written. */
export function basisContract(subject: () => StoreUnderTest, { checksBasis }: StoreTraits): void {
  describe('what an append is based on', () => {
    test(`is looked at by this store: ${checksBasis}, and it says so`, () => {
      expect(subject().store().checksBasis).toBe(checksBasis);
    });

    test('is no hindrance while it is where it was, or still absent', async () => {
      const store = subject().store();
      const fact = freshStream();
      await store.append(fact, 'none', sampleEvents(3));
      const unmoved = [
        { stream: fact, revision: 2 },
        { stream: freshStream(), revision: 'none' },
      ] as const;
      const stream = freshStream();
      expect(await store.append(stream, 'none', sampleEvents(2), { unmoved })).toMatchObject({ kind: 'appended' });
      expect(await store.append(stream, 1, [sampleEvent()], { unmoved })).toMatchObject({ kind: 'appended' });
    });

    if (!checksBasis) {
      test('is not looked at by this store', async () => {
        const store = subject().store();
        const fact = freshStream();
        await store.append(fact, 'none', sampleEvents(3));
        const unmoved = [{ stream: fact, revision: 1 }] as const;
        expect(await store.append(freshStream(), 'none', [sampleEvent()], { unmoved })).toMatchObject({
          kind: 'appended',
          revision: 0,
        });
      });
      return;
    }

    test.each([
      ['has gone on', 3, 1, 2],
      ['has begun', 1, 'none', 0],
      ['has not come so far', 2, 5, 1],
      ['was never there', 0, 0, 'none'],
    ] as const)('that %s leaves nothing, and is named', async (_case, events, revision, actual) => {
      const store = subject().store();
      const [still, fact, stream] = [freshStream(), freshStream(), freshStream()];
      await store.append(still, 'none', [sampleEvent()]);
      if (events > 0) await store.append(fact, 'none', sampleEvents(events));
      const unmoved = [
        { stream: still, revision: 0 },
        { stream: fact, revision },
      ] as const;
      for (const written of [sampleEvents(1), sampleEvents(3)])
        expect(await store.append(stream, 'none', written, { unmoved })).toEqual({
          kind: 'basis-moved',
          stream: fact,
          actual,
        });
      expect(await store.readStream(stream)).toEqual([]);
    });

    test('may have moved since for events that are there already: that is a success', async () => {
      const store = subject().store();
      const [fact, stream] = [freshStream(), freshStream()];
      const events = sampleEvents(2);
      const unmoved = [{ stream: fact, revision: 'none' }] as const;
      const first = await store.append(stream, 'none', events, { unmoved });
      await store.append(fact, 'none', [sampleEvent()]);
      expect(await store.append(stream, 'none', events, { unmoved })).toEqual(first);
      expect(await store.readStream(stream)).toHaveLength(2);
    });

    test('is asked after the revision of the stream itself', async () => {
      const store = subject().store();
      const [fact, stream] = [freshStream(), freshStream()];
      await store.append(fact, 'none', [sampleEvent()]);
      await store.append(stream, 'none', [sampleEvent()]);
      const unmoved = [{ stream: fact, revision: 'none' }] as const;
      expect(await store.append(stream, 'none', [sampleEvent()], { unmoved })).toEqual({
        kind: 'wrong-revision',
        actual: 0,
      });
    });

    test('that names no revision is refused before it reaches the log', async () => {
      const store = subject().store();
      const unmoved = [{ stream: freshStream(), revision: -1 }] as const;
      await expect(store.append(freshStream(), 'none', [sampleEvent()], { unmoved })).rejects.toThrow(RangeError);
    });

    test('lets one of two through that are each based on the other, and appends of others', async () => {
      const store = subject().store();
      for (let round = 0; round < 20; round += 1) {
        const [left, right, third] = [freshStream(), freshStream(), freshStream()];
        const answers = await Promise.all([
          store.append(left, 'none', [sampleEvent()], { unmoved: [{ stream: right, revision: 'none' }] }),
          store.append(right, 'none', [sampleEvent()], { unmoved: [{ stream: left, revision: 'none' }] }),
          store.append(third, 'none', [sampleEvent()]),
        ]);
        expect(answers.map(({ kind }) => kind)).toEqual(['appended', 'basis-moved', 'appended']);
      }
    });

    test('and what is based on it, written at once: never in the wrong order', async () => {
      const store = subject().store();
      const kinds = new Set<string>();
      for (let round = 0; round < 60; round += 1) {
        const [fact, stream] = [freshStream(), freshStream()];
        await store.append(fact, 'none', [sampleEvent()]);
        const move = () => store.append(fact, 0, [sampleEvent()]);
        const act = () => store.append(stream, 'none', sampleEvents(2), { unmoved: [{ stream: fact, revision: 0 }] });
        const [one, other] = round % 2 === 0 ? [move(), act()] : [act(), move()];
        const [moved, acted] = round % 2 === 0 ? [await one, await other] : [await other, await one];
        kinds.add(acted.kind);
        if (moved.kind !== 'appended') throw new Error(moved.kind);
        if (acted.kind === 'appended') expect(isAfter(moved.token, acted.token)).toBe(true);
        else expect(acted).toEqual({ kind: 'basis-moved', stream: fact, actual: 1 });
      }
      expect([...kinds].sort()).toEqual(['appended', 'basis-moved']);
    });
  });
}
