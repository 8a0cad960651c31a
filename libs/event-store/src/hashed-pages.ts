import type { HashedEvent, StoredEvent } from './port.ts';
import { leafDigest } from './tree-digests.ts';

/** Pages of a store that reads whole events, as projections take them. */
export async function* hashedPages(
  pages: AsyncIterable<readonly StoredEvent[]>,
): AsyncGenerator<readonly HashedEvent[], void, undefined> {
  for await (const page of pages) yield page.map(hashedEvent);
}

export const hashedEvent = ({ data, sealed: _sealed, leaf, ...event }: StoredEvent): HashedEvent => ({
  ...event,
  dataText: JSON.stringify(data),
  leafHash: leafDigest(leaf),
});
