import type { StoredEvent } from '../port.ts';
import { MAX_APPEND_BYTES } from '../prepare-append.ts';

/** Events that stand next to each other in the log and belong to one stream: they can be appended as one. */
export type StreamRun = readonly [StoredEvent, ...StoredEvent[]];

/** Most events of one run: the longer, the faster, and the more is sent again after a fault. */
const LONGEST_RUN = 1_000;
/** Sealed boxes and what a store wraps around an event come on top of its leaf. */
const ROOM = 0.5;

/** Cuts a stretch of the log, in its order, into runs that each fit one append. */
export function* streamRuns(events: readonly StoredEvent[]): Generator<StreamRun, void, undefined> {
  let run: [StoredEvent, ...StoredEvent[]] | undefined;
  let bytes = 0;
  for (const event of events) {
    const size = sizeOf(event);
    if (
      run !== undefined &&
      (!follows(run.at(-1), event) || run.length >= LONGEST_RUN || bytes + size > MAX_APPEND_BYTES * ROOM)
    ) {
      yield run;
      run = undefined;
    }
    if (run === undefined) {
      run = [event];
      bytes = size;
      continue;
    }
    run.push(event);
    bytes += size;
  }
  if (run !== undefined) yield run;
}

const follows = (last: StoredEvent | undefined, { stream, revision }: StoredEvent): boolean =>
  last !== undefined && last.stream === stream && last.revision + 1 === revision;

function sizeOf({ leaf, sealed }: StoredEvent): number {
  let size = leaf.byteLength;
  for (const pointer in sealed) size += pointer.length + 32 + (sealed[pointer]?.box.length ?? 0);
  return size;
}
