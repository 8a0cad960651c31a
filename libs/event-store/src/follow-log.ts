import { setImmediate } from 'node:timers/promises';
import type { CommitSignal } from './commit-signal.ts';
import { StoreUnavailable, type StoredEvent, type Token } from './port.ts';

/**
 * A page of the log after filtering. `scanned` is the last position read; undefined where there was nothing to read.
 */
export interface LogPage {
  readonly events: readonly StoredEvent[];
  readonly scanned: Token | undefined;
  /** Whether the end of the log was reached. */
  readonly isLast: boolean;
}

export interface FollowedLog {
  /** Reads the page after `after` (exclusive; undefined: from the beginning). */
  readonly readAfter: (after: Token | undefined) => LogPage;
  readonly commits: CommitSignal;
  readonly closed: () => boolean;
  /** Milliseconds between polls, where this thread is not notified of commits. */
  readonly poll?: number;
}

const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 2_000;

/**
 * A catch-up subscription. Holds one page at a time and reads the next on demand, so a slow reader costs no memory.
 * While the store is unavailable it retries with growing pauses.
 */
export async function* followLog(
  log: FollowedLog,
  after: Token | undefined,
  signal: AbortSignal,
): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  let scanned = after;
  let pause = FIRST_PAUSE;
  while (!signal.aborted && !log.closed()) {
    let page: LogPage;
    const seen = log.commits.count;
    try {
      page = log.readAfter(scanned);
      pause = FIRST_PAUSE;
    } catch (fault) {
      if (!(fault instanceof StoreUnavailable)) throw fault;
      await log.commits.wait(signal, { timeout: pause });
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      continue;
    }
    if (page.events.length > 0) yield page.events;
    scanned = page.scanned ?? scanned;
    if (page.isLast) await log.commits.wait(signal, { seen, ...(log.poll !== undefined && { timeout: log.poll }) });
    else await setImmediate();
  }
}
