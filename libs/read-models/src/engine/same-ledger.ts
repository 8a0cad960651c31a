import type { Database } from 'better-sqlite3';
import { isAfter, leafDigest, type EventStore } from '@pacta/event-store';
import { LogIndexReader } from '../tables/log-index/log-index-reader.ts';

/**
 * Whether the rows were made from this very log: the last indexed event must be in the store, with its leaf, at its
 * token. It is not where the ledger was restored from an older copy or replaced by another. Returns why not, or
 * undefined.
 */
export async function whyAnotherLedger(db: Database, store: EventStore): Promise<string | undefined> {
  const log = LogIndexReader.over(db);
  const position = log.blocks.count() - 1;
  const last = log.row(position);
  if (last === undefined) return undefined;
  const head = await store.head();
  if (head === undefined || isAfter(last.token, head)) return 'they reach beyond the end of the log';
  for await (const page of store.readAll({ from: last.token, pageSize: 1 })) {
    const event = page[0];
    if (event?.eventId !== last.eventId) break;
    if (leafDigest(event.leaf).equals(log.blocks.hashes(position, position + 1))) return undefined;
    break;
  }
  return 'their last event is another one in the log';
}
