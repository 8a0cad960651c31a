import type { StoredEvent } from '@pacta/event-store';
import type { LogRow } from '../tables/log-row.ts';

const COMPARED = ['eventId', 'stream', 'revision', 'type', 'token'] as const;

/** Why the log index and the store differ on an event; undefined where they agree. */
export function indexFault(event: StoredEvent, row: LogRow, leafHash?: Buffer): string | undefined {
  const other = COMPARED.find((name) => event[name] !== row[name]);
  if (other !== undefined) return `the store has ${other} ${String(event[other])}, the log index ${String(row[other])}`;
  if (leafHash === undefined || leafHash.equals(row.leafHash)) return undefined;
  return 'the leaf is not the one that was indexed: its hash differs';
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The names of events as one text: equal to that of their rows in the log index only where all agree. */
export function namesTogether(events: readonly StoredEvent[]): string {
  let text = '';
  for (const { token, eventId, stream, revision, type } of events) {
    const id = UUID.test(eventId) ? eventId.replaceAll('-', '') : eventId;
    text += `${text === '' ? '' : '\n'}${token}\n${id}\n${stream}\n${revision}\n${type}`;
  }
  return text;
}
