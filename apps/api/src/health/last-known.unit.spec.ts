import { expect, test } from '@jest/globals';
import { LastKnown } from './last-known.ts';

/** A question that is answered when the test says so, and a clock. */
class Bench {
  readonly asked: PromiseWithResolvers<number>[] = [];
  now = 0;
  readonly last = new LastKnown<number>(
    () => {
      const next = Promise.withResolvers<number>();
      this.asked.push(next);
      return next.promise;
    },
    () => this.now,
  );
}

async function known(value: number): Promise<Bench> {
  const made = new Bench();
  const first = made.last.value();
  made.asked[0]?.resolve(value);
  expect(await first).toBe(value);
  return made;
}

test('what is known for less than a second is not asked again', async () => {
  const made = await known(1);
  made.now = 1_000;
  expect(await made.last.value()).toBe(1);
  expect(made.asked).toHaveLength(1);
});

test('a fresh value is given where it comes at once', async () => {
  const made = await known(1);
  made.now = 1_001;
  const next = made.last.value();
  made.asked[1]?.resolve(2);
  expect(await next).toBe(2);
});

test('the last value is given while a fresh one does not come, and all wait for one answer', async () => {
  const made = await known(1);
  made.now = 30_000;
  expect(await Promise.all([made.last.value(), made.last.value()])).toEqual([1, 1]);
  expect(made.asked).toHaveLength(2);
});

test('nothing is given where the last value is too old, and a fault is passed on', async () => {
  const made = await known(1);
  made.now = 30_001;
  const next = made.last.value();
  made.asked[1]?.reject(new Error('lost'));
  await expect(next).rejects.toThrow('lost');
  expect(await made.last.value()).toBeUndefined();
});
