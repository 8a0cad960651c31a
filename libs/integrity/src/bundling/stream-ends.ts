import type { StreamHead } from '@pacta/ledger';
import { encodeHex, streamEndsRoot, type StreamEnd } from '@pacta/proof';
import type { ReadModels } from '@pacta/read-models';

/** The last revisions of a partnership's streams, and the `StreamHeads.v1` data for them. */
export interface PartnershipEnds {
  /** Sorted by stream. */
  readonly ends: readonly StreamEnd[];
  readonly head: StreamHead;
}

/**
 * The last revisions of a partnership's streams within the first `size` events of the log; undefined where it has none.
 */
export function endsOf(readModels: ReadModels, partnership: string, size: number): PartnershipEnds | undefined {
  const streams = readModels.streamsOf(partnership, size - 1);
  if (streams.length === 0) return undefined;
  const ends = streams
    .map(({ stream, revision }) => ({ stream, revision }))
    .sort((left, right) => (left.stream < right.stream ? -1 : left.stream > right.stream ? 1 : 0));
  const events = streams.reduce((sum, each) => sum + each.events, 0);
  return { ends, head: { partnership, streams: ends.length, events, root: encodeHex(streamEndsRoot(ends)) } };
}
