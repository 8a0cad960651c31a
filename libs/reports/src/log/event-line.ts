import type { RecordedEvent } from '@pacta/ledger';
import type { EventLine } from '../blocks/block.ts';
import type { Names } from '../names/names.ts';
import { eventSentence } from '../sentences/event-sentence.ts';
import { printable } from '../text/printable.ts';
import type { Words } from '../words/words.ts';

const ID_LENGTH = 8;

/** An event with its log position. */
export interface PlacedEvent {
  readonly position: number;
  readonly event: RecordedEvent;
}

/** An event in a list: position, short id, recorded time in UTC, and its sentence. */
export function eventLine({ position, event }: PlacedEvent, names: Names, words: Words): EventLine {
  const { recordedAt } = event.metadata;
  return {
    position,
    id: printable(event.eventId.slice(0, ID_LENGTH)),
    recorded: printable(`${words.formats.date(recordedAt.slice(0, 10))} ${recordedAt.slice(11, 16)}`),
    sentence: eventSentence(event, names, words),
  };
}
