import { leafDigestHex, type NewEvent, type StoredEvent } from '@pacta/event-store';
import type { StreamName } from '@pacta/ledger';
import { leafBytes } from '@pacta/proof';
import { logLine, type FieldReading } from '@pacta/reports';
import type { EventDto } from './event.dto.ts';

/** An event as the log shows it. `position` is its leaf index, null until it is indexed. */
export const renderedEvent = (
  event: StoredEvent,
  position: number | null,
  fields: readonly FieldReading[],
): EventDto => ({
  ...logLine({ position: position ?? -1, event, fields, leafHash: leafDigestHex(event.leaf) }),
  position,
});

/** An event that a dry run would record. Its ids and salts are those of this moment. */
export function renderedDraft(event: NewEvent, stream: StreamName, revision: number): EventDto {
  const drafted = { ...event, stream, revision };
  return {
    ...logLine({ position: -1, event: drafted, fields: [], leafHash: leafDigestHex(leafBytes(drafted)) }),
    position: null,
  };
}
