import { describe, expect, test } from '@jest/globals';
import { MAX_NOTE_LENGTH, type CheckpointEntry, type CheckpointLog } from '../checkpoint-log.ts';
import { StoreUnavailable } from '../port.ts';
import { everything, freshStream, sampleEvents } from './sample-events.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** The next number: a shared server holds entries of earlier cases. */
const nextOf = async (log: CheckpointLog): Promise<number> => ((await log.newest(1))[0]?.number ?? -1) + 1;

const noteOf = (text: string): string => `pacta/test\n${text}\n\n— pacta/test c2lnbmVk\n`;

/** Signed checkpoints: one compare-and-set after the other, outside the log. */
export function checkpointContract(subject: () => StoreUnderTest): void {
  describe('checkpoints', () => {
    test('are given back as they were added, newest first and in order', async () => {
      const { checkpoints } = subject().store();
      const first = await nextOf(checkpoints);
      const entries: CheckpointEntry[] = ['coût réel', '\u{1F600}', 'c'].map((text, index) => ({
        number: first + index,
        note: noteOf(text),
      }));
      for (const { number, note } of entries) expect(await checkpoints.add(number, note)).toBe('added');
      expect(await checkpoints.newest(2)).toEqual([entries[2], entries[1]]);
      expect(await checkpoints.read(first, 2)).toEqual(entries.slice(0, 2));
      expect(await checkpoints.read(first + 1, 50)).toEqual(entries.slice(1));
      expect(await checkpoints.read(first + 3, 50)).toEqual([]);
    });

    test('only the next number is taken, and nothing is left of another', async () => {
      const { checkpoints } = subject().store();
      const next = await nextOf(checkpoints);
      expect(await checkpoints.add(next + 1, noteOf('ahead'))).toBe('overtaken');
      expect(await checkpoints.add(next, noteOf('taken'))).toBe('added');
      expect(await checkpoints.add(next, noteOf('late'))).toBe('overtaken');
      expect(await checkpoints.read(next, 10)).toEqual([{ number: next, note: noteOf('taken') }]);
    });

    test('the same note at the same number again is a success that writes nothing', async () => {
      const { checkpoints } = subject().store();
      const next = await nextOf(checkpoints);
      await checkpoints.add(next, noteOf('once'));
      expect(await checkpoints.add(next, noteOf('once'))).toBe('added');
      await checkpoints.add(next + 1, noteOf('after'));
      expect(await checkpoints.add(next, noteOf('once'))).toBe('added');
      expect(await checkpoints.read(next, 10)).toHaveLength(2);
    });

    test('of twenty signers at once exactly one goes on', async () => {
      const { checkpoints } = subject().store();
      const next = await nextOf(checkpoints);
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, signer) => checkpoints.add(next, noteOf(`signer ${signer}`))),
      );
      expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(1);
      expect(await checkpoints.read(next, 10)).toEqual([
        { number: next, note: noteOf(`signer ${outcomes.indexOf('added')}`) },
      ]);
    });

    test('are outside the log: no read returns them and no token counts them', async () => {
      const store = subject().store();
      const stream = freshStream();
      await store.append(stream, 'none', sampleEvents(2));
      const head = await store.head();
      await store.checkpoints.add(await nextOf(store.checkpoints), noteOf('outside'));
      expect(await store.head()).toBe(head);
      const from = (await store.readStream(stream))[0]?.token as string;
      expect((await everything(store.readAll({ from }))).map((event) => event.stream)).toEqual([stream, stream]);
      await store.append(stream, 1, sampleEvents(1));
      expect((await everything(store.readAll({ from }))).map(({ revision }) => revision)).toEqual([0, 1, 2]);
    });

    test('what can be no checkpoint is refused before it reaches the store', async () => {
      const { checkpoints } = subject().store();
      const next = await nextOf(checkpoints);
      for (const [number, note] of [
        [-1, noteOf('x')],
        [next + 0.5, noteOf('x')],
        [next, ''],
        [next, 'x'.repeat(MAX_NOTE_LENGTH + 1)],
        [next, '\ud800'],
      ] as const)
        await expect(checkpoints.add(number, note)).rejects.toThrow(RangeError);
      expect(await nextOf(checkpoints)).toBe(next);
    });
  });
}

/** Checkpoints while the store goes away, comes back and restarts. */
export function checkpointOutageContract(subject: () => StoreUnderTest): void {
  describe('checkpoints when the store becomes unavailable', () => {
    test('adding throws StoreUnavailable, and the same entry is added when it is back', async () => {
      const { goAway, comeBack, store } = subject();
      if (goAway === undefined || comeBack === undefined) return;
      const next = await nextOf(store().checkpoints);
      await goAway();
      await expect(store().checkpoints.add(next, noteOf('patient'))).rejects.toThrow(StoreUnavailable);
      await comeBack();
      expect(await store().checkpoints.add(next, noteOf('patient'))).toBe('added');
    });

    test('what was added outlives a restart', async () => {
      const tested = subject();
      if (tested.restart === undefined) return;
      const next = await nextOf(tested.store().checkpoints);
      await tested.store().checkpoints.add(next, noteOf('kept'));
      await tested.restart();
      expect(await tested.store().checkpoints.newest(1)).toEqual([{ number: next, note: noteOf('kept') }]);
      expect(await tested.store().checkpoints.add(next + 1, noteOf('and on'))).toBe('added');
    });
  });
}
