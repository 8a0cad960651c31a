import type { StreamName } from '@pacta/ledger';
import type { PreparedAppend, PreparedBasis, PreparedEvent } from '../prepare-append.ts';

/** What the writer needs to know of an append. */
export interface WrittenAppend extends Pick<PreparedAppend, 'stream' | 'expected' | 'unmoved'> {
  readonly events: readonly Pick<PreparedEvent, 'eventId' | 'type' | 'leaf' | 'sealed'>[];
}

/**
 * An append as one list of texts and numbers, for the way between threads: a structured clone of objects, and of bytes,
 * takes several times as long.
 */
export type PackedAppend = readonly (string | number)[];

export function packedAppend({ stream, expected, unmoved, events }: WrittenAppend): PackedAppend {
  const packed: (string | number)[] = [stream, expected, unmoved.length];
  for (const basis of unmoved) packed.push(basis.stream, basis.revision);
  for (const { eventId, type, leaf, sealed } of events) packed.push(eventId, type, leaf, sealed);
  return packed;
}

export function unpackedAppend(packed: PackedAppend): WrittenAppend {
  const [stream, expected, bases] = packed as readonly [StreamName, number, number];
  const unmoved: PreparedBasis[] = [];
  let at = 3;
  for (; unmoved.length < bases; at += 2)
    unmoved.push({ stream: packed[at] as StreamName, revision: packed[at + 1] as number });
  const events: WrittenAppend['events'][number][] = [];
  for (; at < packed.length; at += 4) {
    const [eventId, type, leaf, sealed] = packed.slice(at, at + 4) as [string, string, string, string];
    events.push({ eventId, type, leaf, sealed });
  }
  return { stream, expected, unmoved, events };
}
