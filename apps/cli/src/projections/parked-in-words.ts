import { printable, wordsFor, type Language } from '@pacta/reports';
import type { ParkedEvent } from '@pacta/opening';

/** A line for each parked event, with its reason. */
export const parkedInWords = (parked: readonly ParkedEvent[], language: Language): readonly string[] =>
  parked.map(({ eventId, ...event }) =>
    printable(wordsFor(language).operations.parked.event({ ...event, id: eventId.slice(0, 8) })),
  );
