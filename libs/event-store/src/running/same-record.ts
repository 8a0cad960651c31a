import { canonicalJson } from '@pacta/proof';
import type { NewEvent, StoredEvent } from '../port.ts';

/** Stores compare ids only; whether it is the same record is decided here, by type, date and leaf data. */
export function sameRecord(made: readonly NewEvent[], stored: readonly StoredEvent[]): boolean {
  return (
    made.length === stored.length &&
    made.every((event, index) => {
      const other = stored[index] as StoredEvent;
      return (
        event.eventId === other.eventId &&
        event.type === other.type &&
        event.metadata.effectiveOn === other.metadata.effectiveOn &&
        canonicalJson(event.data) === canonicalJson(other.data)
      );
    })
  );
}
