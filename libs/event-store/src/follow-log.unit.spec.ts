import { describe, expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { CommitSignal } from './commit-signal.ts';
import { freshStream, sampleEvent } from './contract/sample-events.ts';
import { followLog, type LogPage } from './follow-log.ts';
import type { StoredEvent } from './port.ts';

const PAGE = 3;

/** A log that grows by hand, and how often it was read. */
function handmade(poll?: number) {
  const commits = new CommitSignal();
  const events: StoredEvent[] = [];
  const stop = new AbortController();
  let reads = 0;
  const readAfter = (after: string | undefined): LogPage => {
    reads += 1;
    const page = events.slice(Number(after ?? 0), Number(after ?? 0) + PAGE);
    return { events: page, scanned: page.at(-1)?.token, isLast: page.length < PAGE };
  };
  const pages = followLog(
    { readAfter, commits, closed: () => false, ...(poll !== undefined && { poll }) },
    undefined,
    stop.signal,
  );
  return {
    pages,
    commits,
    grow(count: number): void {
      for (let n = 0; n < count; n += 1)
        events.push({
          ...sampleEvent(),
          stream: freshStream(),
          revision: 0,
          token: `${events.length + 1}`,
        } as StoredEvent);
    },
    reads: () => reads,
    stop: () => stop.abort(),
  };
}

const LONG = 60_000;

describe('following a log that another thread writes', () => {
  test('reads what has come since as one page, and not again before the next poll', async () => {
    const { pages, grow, reads, stop } = handmade(LONG);
    grow(2);
    expect((await pages.next()).value).toHaveLength(2);
    const next = pages.next();
    grow(1);
    await setImmediate();
    await setImmediate();
    expect(reads()).toBe(1);
    stop();
    expect((await next).done).toBe(true);
  });

  test('reads on at once where there may be more', async () => {
    const { pages, grow, reads, stop } = handmade(LONG);
    grow(2 * PAGE + 1);
    const lengths = [];
    for (let n = 0; n < 3; n += 1) lengths.push((await pages.next()).value?.length);
    expect(lengths).toEqual([PAGE, PAGE, 1]);
    expect(reads()).toBe(3);
    stop();
  });

  test('reads at once for whoever asks, also where a page was being worked on at that moment', async () => {
    const { pages, grow, commits, stop } = handmade(LONG);
    grow(1);
    await pages.next();
    grow(1);
    commits.notify();
    expect((await pages.next()).value).toHaveLength(1);
    const waiting = pages.next();
    grow(1);
    commits.notify();
    expect((await waiting).value).toHaveLength(1);
    stop();
  });
});
