import type { NewEvent, StoredEvent } from '../port.ts';
import { sameJson } from './same-json.ts';

/** Stores compare ids only. This compares type, date and leaf data. */
export function sameRecord(made: readonly NewEvent[], stored: readonly StoredEvent[]): boolean {
  return (
    made.length === stored.length &&
    made.every((event, index) => {
      const other = stored[index] as StoredEvent;
      return (
        event.eventId === other.eventId &&
        event.type === other.type &&
        event.metadata.effectiveOn === other.metadata.effectiveOn &&
        sameJson(event.data, other.data)
      );
    })
  );
}
