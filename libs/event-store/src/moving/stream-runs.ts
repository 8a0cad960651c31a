import type { StoredEvent } from '../port.ts';
import { MAX_APPEND_BYTES } from '../prepare-append.ts';

/** Consecutive events of the log that belong to one stream: they fit one append. */
export type StreamRun = readonly [StoredEvent, ...StoredEvent[]];

/** Most events of one run. A longer run is faster, but more is sent again after a fault. */
const LONGEST_RUN = 1_000;
/** The part of the append limit that leaves may use: sealed boxes and the store's own envelope need the rest. */
const LEAF_SHARE = 0.5;

/** Splits a page of the log, in order, into runs that each fit one append. */
export function* streamRuns(events: readonly StoredEvent[]): Generator<StreamRun, void, undefined> {
  let run: [StoredEvent, ...StoredEvent[]] | undefined;
  let bytes = 0;
  for (const event of events) {
    const size = sizeOf(event);
    if (
      run !== undefined &&
      (!follows(run.at(-1), event) || run.length >= LONGEST_RUN || bytes + size > MAX_APPEND_BYTES * LEAF_SHARE)
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
