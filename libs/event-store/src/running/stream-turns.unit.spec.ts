import { expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { StreamTurns } from './stream-turns.ts';

test('tasks on overlapping streams never run at once and never wait for each other for ever', async () => {
  const turns = new StreamTurns();
  const running = new Set<string>();
  const pick = ['a', 'b', 'c'];
  const tasks = Array.from({ length: 60 }, (_, n) => {
    const streams = [pick[n % 3], pick[(n * 2 + 1) % 3], pick[(n >> 1) % 3]].map(String);
    return turns.take(streams, async () => {
      for (const stream of new Set(streams)) expect(running.has(stream)).toBe(false);
      for (const stream of streams) running.add(stream);
      await setTimeout(n % 4 === 0 ? 1 : 0);
      for (const stream of streams) running.delete(stream);
      return n;
    });
  });
  expect(await Promise.all(tasks)).toEqual([...tasks.keys()]);
});

test('a task that fails lets the next one in', async () => {
  const turns = new StreamTurns();
  const failing = turns.take(['a', 'b'], () => Promise.reject(new Error('no')));
  const next = turns.take(['b', 'a'], async () => 'in');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('in');
});
