import type { StoredEvent } from '@pacta/event-store';
import type { LogRow } from '../tables/log-index/log-row.ts';

const COMPARED = ['eventId', 'stream', 'revision', 'type', 'token'] as const;

/** Why the log index and the store differ on an event; undefined where they agree. */
export function indexFault(event: StoredEvent, row: LogRow): string | undefined {
  const other = COMPARED.find((name) => event[name] !== row[name]);
  return other && `the store has ${other} ${String(event[other])}, the log index ${String(row[other])}`;
}
