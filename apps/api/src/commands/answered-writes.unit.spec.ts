import { expect, test } from '@jest/globals';
import type { OpenLedger } from '@pacta/opening';
import { AnsweredWrites } from './answered-writes.ts';

/** Read models that reach what is waited for when they are told to. */
function bench(outcome: 'reached' | 'timed-out' = 'reached') {
  const waits: string[] = [];
  const turns: (() => void)[] = [];
  const waitFor = (token: string) => {
    waits.push(token);
    return new Promise((resolve) => turns.push(() => resolve(outcome)));
  };
  const writes = new AnsweredWrites({ projector: { waitFor } } as unknown as OpenLedger);
  const step = (): void => turns.splice(0).forEach((turn) => turn());
  return { writes, waits, step };
}

test('nothing is waited for before the first write', async () => {
  const { writes, waits } = bench();
  await writes.applied();
  expect(waits).toEqual([]);
});

test('a reader waits for the newest write, whichever was noted last, and once it is there nobody does', async () => {
  const { writes, waits, step } = bench();
  for (const token of ['9', '10', '8']) writes.note(token);
  const [one, other] = [writes.applied(), writes.applied()];
  expect(waits).toEqual(['10', '10']);
  step();
  await Promise.all([one, other]);
  await writes.applied();
  expect(waits).toHaveLength(2);
});

test('a write that comes meanwhile is waited for by the next reader', async () => {
  const { writes, waits, step } = bench();
  writes.note('1');
  const first = writes.applied();
  writes.note('2');
  step();
  await first;
  void writes.applied();
  expect(waits).toEqual(['1', '2']);
});

test('read models that lag keep one reader waiting, not all', async () => {
  const { writes, waits, step } = bench('timed-out');
  writes.note('1');
  const first = writes.applied();
  step();
  await first;
  await writes.applied();
  expect(waits).toEqual(['1']);
});
