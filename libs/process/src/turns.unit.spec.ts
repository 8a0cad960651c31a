import { describe, expect, test } from '@jest/globals';
import { Turns } from './turns.ts';

/** A thread whose clock goes forward by the work that is done, and whose rounds are counted. */
class FakeThread {
  now = 0;
  rounds = 0;
  #soon: (() => void)[] = [];
  readonly turns = new Turns({ slice: 10, now: () => this.now, soon: (callback) => this.#soon.push(callback) });
  /** In each round: the longest that the thread was held. */
  readonly held: number[] = [];

  /** Runs until nobody waits. */
  async run(): Promise<void> {
    while (this.#soon.length > 0) {
      const due = this.#soon;
      this.#soon = [];
      const began = this.now;
      this.rounds += 1;
      for (const callback of due) callback();
      await settled();
      this.held.push(this.now - began);
    }
  }

  /** Work of so many steps of so many milliseconds. */
  async work(steps: number, each: number): Promise<void> {
    const pace = this.turns.pace();
    for (let step = 0; step < steps; step += 1) {
      await pace();
      this.now += each;
    }
  }
}

/** Everything that waits for nothing but other promises has gone on. */
const settled = async (): Promise<void> => {
  for (let times = 0; times < 50; times += 1) await Promise.resolve();
};

describe('turns', () => {
  test('short work never waits', async () => {
    const thread = new FakeThread();
    await thread.work(3, 3);
    expect(thread.rounds).toBe(0);
  });

  test('long work gives up the thread after each slice', async () => {
    const thread = new FakeThread();
    const done = thread.work(100, 2);
    await settled();
    expect(thread.now).toBe(10);
    await thread.run();
    await done;
    expect(thread.now).toBe(200);
    expect(thread.rounds).toBe(19);
    expect(Math.max(...thread.held)).toBe(10);
  });

  test('eight long pieces hold the thread no longer in a round than one', async () => {
    const thread = new FakeThread();
    const done = Promise.all(
      Array.from({ length: 8 }, async () => {
        await thread.turns.next();
        await thread.work(50, 2);
      }),
    );
    await thread.run();
    await done;
    expect(thread.now).toBe(800);
    expect(Math.max(...thread.held)).toBe(10);
  });

  test('those that wait go on in the order in which they came', async () => {
    const thread = new FakeThread();
    const order: number[] = [];
    const all = [1, 2, 3].map((each) => thread.turns.next().then(() => order.push(each)));
    await thread.run();
    await Promise.all(all);
    expect(order).toEqual([1, 2, 3]);
    expect(thread.rounds).toBe(3);
  });
});
