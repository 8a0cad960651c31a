import type { RawRecord } from './gateway.ts';
import { unavailable } from './retry-policy.ts';
import { serverFault, type ServerFaultKind } from './server-fault.ts';

export interface SupervisedSubscription {
  /** One subscription after a position, until it drops, which throws. `onCheckpoint` hears how far the server has looked. */
  readonly open: (
    after: bigint | undefined,
    onCheckpoint: (position: bigint) => void,
  ) => AsyncIterable<readonly RawRecord[]>;
  /** Left out; absent: from the beginning. */
  readonly after: bigint | undefined;
  /** Where it is known that nothing passes the filter from `after` up to here. */
  readonly beyond?: bigint;
  readonly signal: AbortSignal;
  /** Waits, at most until the signal aborts. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  /** Told how far the server has looked beyond `last`, the position of the last event that was handed out. */
  readonly onScanned?: (last: bigint | undefined, scanned: bigint) => void;
}

const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 2_000;

/** Trying again will not give a user rights. */
const LASTING: readonly ServerFaultKind[] = ['denied'];

/**
 * A subscription that outlives the server. The client's own emits one error when it drops and is dead from then on; so
 * this loop subscribes, and on any fault lets go of the call, waits, longer each time, and subscribes again from where
 * it is: the last event handed out or the last checkpoint, whichever is further. What stands at or before that is passed
 * over, so nothing comes twice.
 *
 * @throws StoreUnavailable where the server denies it to this user
 */
export async function* supervised({
  open,
  after,
  beyond,
  signal,
  sleep,
  random,
  onScanned = () => undefined,
}: SupervisedSubscription): AsyncGenerator<readonly RawRecord[], void, undefined> {
  let last = after;
  let from = beyond ?? after;
  let pause = FIRST_PAUSE;
  const onCheckpoint = (position: bigint): void => {
    if (from !== undefined && position <= from) return;
    from = position;
    onScanned(last, position);
  };
  while (!signal.aborted) {
    try {
      for await (const page of open(from, onCheckpoint)) {
        pause = FIRST_PAUSE;
        const fresh = behind(page, last);
        const end = fresh.at(-1)?.position;
        if (end === undefined) continue;
        last = end;
        if (from === undefined || end > from) from = end;
        if (signal.aborted) return;
        yield fresh;
        if (signal.aborted) return;
      }
    } catch (error) {
      const fault = serverFault(error);
      if (LASTING.includes(fault.kind)) throw unavailable('followed', fault);
    }
    if (signal.aborted) return;
    await sleep(pause / 2 + (random() * pause) / 2);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

/** What stands behind a position. Pages rise, so mostly the first record tells for all. */
function behind(page: readonly RawRecord[], last: bigint | undefined): readonly RawRecord[] {
  const [first] = page;
  if (last === undefined || first === undefined || first.position > last) return page;
  return page.filter(({ position }) => position > last);
}
