import { printable } from '@pacta/reports';
import type { ParkedEvent } from '@pacta/opening';
import { counted } from '../terminal/words.ts';

/** What waits, and why: a line for each parked event, and nothing where none is. */
export const parkedInWords = (parked: readonly ParkedEvent[]): readonly string[] =>
  parked.map(({ projection, position, eventId, type, key, reason, held }) =>
    printable(
      `Parked in ${projection}: @${position} ${eventId.slice(0, 8)}, ${type} of ${key}: ${reason}${
        held === 0 ? '' : `; ${counted(held, 'event')} after it ${held === 1 ? 'waits' : 'wait'}`
      }`,
    ),
  );
