import { existsSync } from 'node:fs';
import { isAfter, type EventStore } from '@pacta/event-store';
import { readCheckpoints } from './checkpoints.ts';
import { openReadModelFileReadOnly } from './read-model-file.ts';

/**
 * How many events a file of read models was made from, where they reach beyond the end of the log: the log has lost
 * events since. Otherwise undefined, also for a file that can't be read.
 * @throws StoreUnavailable
 */
export async function eventsBeyondEnd(file: string, store: Pick<EventStore, 'head'>): Promise<number | undefined> {
  const [furthest, head] = [furthestOf(file), await store.head()];
  if (furthest?.token === undefined) return undefined;
  return head === undefined || isAfter(furthest.token, head) ? furthest.events : undefined;
}

function furthestOf(file: string): { readonly token: string | undefined; readonly events: number } | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const db = openReadModelFileReadOnly(file);
    try {
      return [...readCheckpoints(db).values()].toSorted((left, right) => right.events - left.events)[0];
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}
