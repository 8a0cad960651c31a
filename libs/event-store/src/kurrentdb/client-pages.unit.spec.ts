import { describe, expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { pagesOf } from './client-pages.ts';

function call(pageSize = 3, signal?: AbortSignal) {
  const stream = new PassThrough({ objectMode: true });
  let letGo = 0;
  const pages = pagesOf<number>({
    stream,
    pageSize,
    convert: (item: number) => item * 10,
    letGo: async () => void (letGo += 1),
    ...(signal === undefined ? {} : { signal }),
  });
  return { stream, pages, letGo: () => letGo };
}

async function gathered(pages: AsyncIterable<readonly number[]>): Promise<(readonly number[])[]> {
  const all: (readonly number[])[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

describe('pages of a call', () => {
  test('hold what has come, in order, and at most so many', async () => {
    const { stream, pages, letGo } = call();
    for (const n of [1, 2, 3, 4]) stream.write(n);
    stream.end();
    expect(await gathered(pages)).toEqual([[10, 20, 30], [40]]);
    expect(letGo()).toBe(1);
  });

  test('a call that drops without an end throws, after what came before', async () => {
    const { stream, pages, letGo } = call();
    stream.write(1);
    const iterator = pages[Symbol.asyncIterator]();
    expect((await iterator.next()).value).toEqual([10]);
    stream.emit('error', new Error('dropped'));
    await expect(iterator.next()).rejects.toThrow('dropped');
    // A second error finds a listener still.
    stream.emit('error', new Error('again'));
    expect(letGo()).toBe(1);
  });

  test('leaving the loop lets go of the call', async () => {
    const { stream, pages, letGo } = call();
    stream.write(1);
    for await (const _page of pages) break;
    expect(letGo()).toBe(1);
    expect(stream.destroyed).toBe(true);
  });

  test('the signal ends it while it waits', async () => {
    const abort = new AbortController();
    const { pages, letGo } = call(3, abort.signal);
    const all = gathered(pages);
    await setTimeout(5);
    abort.abort();
    expect(await all).toEqual([]);
    expect(letGo()).toBe(1);
  });

  test('a slow reader holds the call up: little waits in memory', async () => {
    const { stream, pages } = call(10);
    let taken = 0;
    const source = (async () => {
      for (let n = 0; n < 1_000; n += 1) {
        if (!stream.write(n)) await new Promise((resolve) => stream.once('drain', resolve));
        taken += 1;
      }
      stream.end();
    })();
    const seen: number[] = [];
    let most = 0;
    for await (const page of pages) {
      seen.push(...page);
      await setTimeout(1);
      most = Math.max(most, taken - seen.length);
    }
    await source;
    expect(seen).toHaveLength(1_000);
    // Two pages, and what the streams themselves hold.
    expect(most).toBeLessThan(100);
  });
});
