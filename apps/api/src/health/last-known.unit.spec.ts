import { expect, test } from '@jest/globals';
import { LastKnown } from './last-known.ts';

/** A question that is answered when the test says so. */
function question() {
  const asked: PromiseWithResolvers<number>[] = [];
  const ask = (): Promise<number> => {
    const next = Promise.withResolvers<number>();
    asked.push(next);
    return next.promise;
  };
  return { asked, ask };
}

test('the fresh value is given where it comes at once', async () => {
  let value = 0;
  const last = new LastKnown(() => Promise.resolve((value += 1)));
  expect([await last.value(), await last.value()]).toEqual([1, 2]);
});

test('the last value is given while the next one is waited for, by one question alone', async () => {
  const { asked, ask } = question();
  const last = new LastKnown(ask, { patience: 1 });
  const first = last.value();
  asked[0]?.resolve(1);
  expect(await first).toBe(1);
  expect(await Promise.all([last.value(), last.value()])).toEqual([1, 1]);
  expect(asked).toHaveLength(2);
  asked[1]?.resolve(2);
  await new Promise((resolve) => setImmediate(resolve));
  const third = last.value();
  asked[2]?.resolve(3);
  expect(await third).toBe(3);
});

test('nothing is given where the last value is too old, and a fault is passed on', async () => {
  const { asked, ask } = question();
  let now = 0;
  const last = new LastKnown(ask, { patience: 1, oldest: 100, now: () => now });
  const first = last.value();
  asked[0]?.resolve(1);
  await first;
  now = 101;
  expect(await last.value()).toBeUndefined();
  const third = last.value();
  asked[1]?.reject(new Error('lost'));
  await expect(third).rejects.toThrow('lost');
});
