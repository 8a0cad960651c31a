import { describe, expect, test } from '@jest/globals';
import { freshStream, sampleEvent, sampleEvents } from './sample-events.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** Streams that must not have moved, for stores with a transaction over several streams. */
export function basisContract(subject: () => StoreUnderTest): void {
  describe('an append on condition that other streams have not moved', () => {
    test.each([
      ['its last revision', 2, 1, 'appended'],
      ['absence', 0, -1, 'appended'],
      ['an earlier revision', 2, 0, 'basis-moved'],
      ['absence, and it has begun', 1, -1, 'basis-moved'],
      ['a revision, and it is absent', 0, 0, 'basis-moved'],
    ] as const)('of %s', async (_case, existing, revision, kind) => {
      const store = subject().store();
      const [stream, other] = [freshStream(), freshStream()];
      if (existing > 0) await store.append(other, 'none', sampleEvents(existing));
      const result = await store.append(stream, 'none', sampleEvents(2), { unmoved: [{ stream: other, revision }] });
      const actual = existing === 0 ? 'none' : existing - 1;
      expect(result).toMatchObject(kind === 'appended' ? { kind, revision: 1 } : { kind, stream: other, actual });
      expect(await store.readStream(stream)).toHaveLength(kind === 'appended' ? 2 : 0);
    });

    test('is answered as before where its events are there already, whatever has moved since', async () => {
      const store = subject().store();
      const [stream, other] = [freshStream(), freshStream()];
      const events = sampleEvents(2);
      const conditions = { unmoved: [{ stream: other, revision: -1 }] };
      const first = await store.append(stream, 'none', events, conditions);
      await store.append(other, 'none', [sampleEvent()]);
      expect(await store.append(stream, 'none', events, conditions)).toEqual(first);
    });

    test('lets one of two through that are each based on the other, and appends of others', async () => {
      const store = subject().store();
      for (let round = 0; round < 20; round += 1) {
        const [left, right, third] = [freshStream(), freshStream(), freshStream()];
        const answers = await Promise.all([
          store.append(left, 'none', [sampleEvent()], { unmoved: [{ stream: right, revision: -1 }] }),
          store.append(right, 'none', [sampleEvent()], { unmoved: [{ stream: left, revision: -1 }] }),
          store.append(third, 'none', [sampleEvent()]),
        ]);
        expect(answers.map(({ kind }) => kind)).toEqual(['appended', 'basis-moved', 'appended']);
      }
    });
  });
}
