import { printable, wordsFor, type Language } from '@pacta/reports';
import type { ParkedEvent } from '@pacta/opening';

/** What waits, and why: a line for each parked event, and nothing where none is. */
export const parkedInWords = (parked: readonly ParkedEvent[], language: Language): readonly string[] =>
  parked.map(({ eventId, ...event }) =>
    printable(wordsFor(language).operations.parked.event({ ...event, id: eventId.slice(0, 8) })),
  );
