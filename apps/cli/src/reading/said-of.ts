import type { RecordedEvent } from '@pacta/ledger';
import type { LogLine } from '@pacta/reports';
import { withOpened } from './opened-data.ts';

/** Data for the sentence of a line. */
export function saidOf(line: LogLine): RecordedEvent {
  const { eventId, stream, revision, type, data, opened, metadata } = line;
  return { eventId, stream, revision, type, data: withOpened(data, opened), metadata };
}
