import { describe, expect, test } from '@jest/globals';
import { PendingAppends } from './pending-appends.ts';
import { ServerFault } from './server-fault.ts';

const answer = (revision: number) => ({ kind: 'appended', revision, position: 1n }) as const;
const never = (): void => undefined;

describe('appends that wait for an answer', () => {
  test('each gets its own, in whatever order they come', async () => {
    const pending = new PendingAppends();
    const both = Promise.all([pending.wait('a', 1_000, never), pending.wait('b', 1_000, never)]);
    pending.settle('b', answer(2));
    pending.settle('a', answer(1));
    expect(await both).toEqual([answer(1), answer(2)]);
    expect(pending.size).toBe(0);
  });

  test('one that is late fails, its neighbours do not, and its answer is passed over when it comes', async () => {
    const pending = new PendingAppends();
    let late = 0;
    const slow = pending.wait('slow', 5, () => (late += 1));
    const other = pending.wait('other', 1_000, never);
    await expect(slow).rejects.toMatchObject({ kind: 'deadline' });
    pending.settle('slow', answer(1));
    pending.settle('never asked', answer(1));
    pending.settle('other', answer(2));
    expect(await other).toEqual(answer(2));
    expect(late).toBe(1);
  });

  test('a broken call fails its own only', async () => {
    const broken = new PendingAppends();
    const sound = new PendingAppends();
    const lost = broken.wait('a', 1_000, never);
    const kept = sound.wait('a', 1_000, never);
    broken.rejectAll(new ServerFault('unavailable', 'gone'));
    await expect(lost).rejects.toMatchObject({ kind: 'unavailable' });
    sound.settle('a', answer(3));
    expect(await kept).toEqual(answer(3));
  });
});
