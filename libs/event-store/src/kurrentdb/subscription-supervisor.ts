import type { RawRecord } from './gateway.ts';
import { unavailable } from './retry-policy.ts';
import { serverFault, type ServerFaultKind } from './server-fault.ts';

export interface SupervisedSubscription {
  /**
   * One subscription after a position, until it drops, which throws. `onCheckpoint` gets the position that the server
   * has scanned to.
   */
  readonly open: (
    after: bigint | undefined,
    onCheckpoint: (position: bigint) => void,
  ) => AsyncIterable<readonly RawRecord[]>;
  /** Exclusive; absent: from the beginning. */
  readonly after: bigint | undefined;
  /** Set where nothing is known to pass the filter from `after` up to here. */
  readonly beyond?: bigint;
  readonly signal: AbortSignal;
  /** Waits, at most until the signal aborts. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  /** Called with the position scanned beyond `last`, the position of the last event yielded. */
  readonly onScanned?: (last: bigint | undefined, scanned: bigint) => void;
}

const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 2_000;

/** A retry does not give a user rights. */
const LASTING: readonly ServerFaultKind[] = ['denied'];

/**
 * A subscription that survives outages. The client's own emits one error when it drops and never recovers; so on any
 * fault this loop cancels the call, waits, longer each time, and subscribes again after the last event yielded or the
 * last checkpoint, whichever is later. Events at or before that are skipped, so none is yielded twice.
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
        const fresh = recordsAfter(page, last);
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

/** The records after a position. Positions in a page increase, so usually the first record decides. */
function recordsAfter(page: readonly RawRecord[], last: bigint | undefined): readonly RawRecord[] {
  const [first] = page;
  if (last === undefined || first === undefined || first.position > last) return page;
  return page.filter(({ position }) => position > last);
}
