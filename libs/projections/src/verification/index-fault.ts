import type { StoredEvent } from '@pacta/event-store';
import type { LogRow } from '../log-row.ts';

const COMPARED = ['eventId', 'stream', 'revision', 'type', 'token'] as const;

/** Why the log index and the store do not tell of the same event; undefined where they do. */
export function indexFault(event: StoredEvent, leafHash: Buffer, row: LogRow): string | undefined {
  const other = COMPARED.find((name) => event[name] !== row[name]);
  if (other !== undefined) return `the store has ${other} ${String(event[other])}, the log index ${String(row[other])}`;
  return leafHash.equals(row.leafHash) ? undefined : 'the leaf is not the one that was indexed: its hash differs';
}
