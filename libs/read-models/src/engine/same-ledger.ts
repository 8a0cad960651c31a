import type { Database } from 'better-sqlite3';
import { leafDigest, isAfter, type EventStore } from '@pacta/event-store';
import { logRowFrom, type LogColumns } from '../tables/log-row.ts';
import { SELECT_LOG_LAST } from '../tables/log-index-sql.ts';

/**
 * Whether the rows were made from this very log: the last indexed event must be in the store, with its leaf, at its
 * token. It is not where the ledger was restored from an older copy or replaced by another. Returns why not, or
 * undefined.
 */
export async function whyAnotherLedger(db: Database, store: EventStore): Promise<string | undefined> {
  const columns = db.prepare(SELECT_LOG_LAST).get() as LogColumns | undefined;
  if (columns === undefined) return undefined;
  const last = logRowFrom(columns);
  const head = await store.head();
  if (head === undefined || isAfter(last.token, head)) return 'they reach beyond the end of the log';
  for await (const page of store.readAll({ from: last.token, pageSize: 1 })) {
    const event = page[0];
    if (event?.eventId === last.eventId && leafDigest(event.leaf).equals(last.leafHash)) return undefined;
    break;
  }
  return 'their last event is another one in the log';
}
