import { setImmediate } from 'node:timers/promises';
import type { CommitSignal } from './commit-signal.ts';
import { StoreUnavailable, type StoredEvent, type Token } from './port.ts';

/** A stretch of the log after filtering. `scanned` is how far it was read; undefined where there was nothing to read. */
export interface LogPage {
  readonly events: readonly StoredEvent[];
  readonly scanned: Token | undefined;
}

export interface FollowedLog {
  /** Reads on after `after` (exclusive; undefined: from the beginning). */
  readonly readAfter: (after: Token | undefined) => LogPage;
  readonly commits: CommitSignal;
  readonly closed: () => boolean;
  /** Milliseconds between looks, where commits are not told to this process. */
  readonly poll?: number;
}

const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 2_000;

/**
 * Catch-up, then live. Holds one page at a time and reads the next when it is asked for, so a slow reader costs no
 * memory. Waits, longer each time, while the store is away.
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
    try {
      page = log.readAfter(scanned);
      pause = FIRST_PAUSE;
    } catch (fault) {
      if (!(fault instanceof StoreUnavailable)) throw fault;
      await log.commits.wait(signal, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      continue;
    }
    if (page.events.length > 0) yield page.events;
    if (page.scanned === undefined) await log.commits.wait(signal, log.poll);
    else {
      scanned = page.scanned;
      await setImmediate();
    }
  }
}
