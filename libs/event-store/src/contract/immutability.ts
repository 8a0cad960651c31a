import { describe, expect, test } from '@jest/globals';
import { freshStream, sampleEvents } from './sample-events.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** The storage itself refuses to change or take away history. */
export function immutabilityContract(subject: () => StoreUnderTest): void {
  describe('history', () => {
    test('can be neither changed nor deleted by bypassing the port', async () => {
      const { store, tamperings } = subject();
      const stream = freshStream();
      await store().append(stream, 'none', sampleEvents(3));
      const before = await store().readStream(stream);
      for (const { name, attempt } of tamperings?.() ?? []) {
        const outcome = await Promise.resolve()
          .then(() => attempt(stream, before[1]?.eventId ?? ''))
          .then(
            () => 'was let through',
            () => 'refused',
          );
        expect([name, outcome]).toEqual([name, 'refused']);
      }
      expect(await store().readStream(stream)).toEqual(before);
    });

    test('does not change when what was given or read is changed in place', async () => {
      const { store } = subject();
      const stream = freshStream();
      const [event] = sampleEvents(1);
      if (event === undefined) return;
      await store().append(stream, 'none', [event]);
      (event.data as { n: number }).n = 99;
      const [read] = await store().readStream(stream);
      expect(read?.data).toEqual({ n: 0 });
    });
  });
}
