import type { EventStore } from '@pacta/event-store';
import type { LogRow } from '../tables/log-index/log-row.ts';
import { eventIdRange } from './event-id-range.ts';
import type { ReadModels } from './read-models.ts';

export type FoundEvent =
  | { readonly kind: 'found'; readonly row: LogRow }
  | { readonly kind: 'ambiguous'; readonly rows: readonly LogRow[] }
  | { readonly kind: 'not-found' }
  /** Neither an event id nor 6 or more hexadecimal digits of one. */
  | { readonly kind: 'not-an-id' };

export interface EventsToFind {
  readonly store: Pick<EventStore, 'findEvents'>;
  readonly readModels: Pick<ReadModels, 'eventsById' | 'eventWithToken'>;
}

const MOST_AMBIGUOUS = 10;

/**
 * An event by its whole id, or by a unique prefix of at least `shortest` digits, by default 6. The store's own index of
 * ids is asked where it has one, otherwise that of the read models. Throws faults of the store.
 */
export async function findEvent(
  { store, readModels }: EventsToFind,
  idOrPrefix: string,
  shortest?: number,
): Promise<FoundEvent> {
  const range = eventIdRange(idOrPrefix, shortest);
  if (range === undefined) return { kind: 'not-an-id' };
  const events = await store.findEvents?.(range, MOST_AMBIGUOUS);
  const rows =
    events === undefined
      ? readModels.eventsById(range, MOST_AMBIGUOUS)
      : // The store may be ahead of the log index.
        events.map(({ token }) => readModels.eventWithToken(token)).filter((row) => row !== undefined);
  const [row] = rows;
  if (row === undefined) return { kind: 'not-found' };
  return rows.length === 1 ? { kind: 'found', row } : { kind: 'ambiguous', rows };
}
