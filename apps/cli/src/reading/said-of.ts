import type { RecordedEvent } from '@pacta/ledger';
import type { LogLine } from '@pacta/reports';
import { withOpened } from './opened-data.ts';

/** What a line's sentence is made from. */
export function saidOf(line: LogLine): RecordedEvent {
  const { eventId, stream, revision, type, data, opened, metadata } = line;
  return { eventId, stream, revision, type, data: withOpened(data, opened), metadata };
}
