import type { Names } from '../names/names.ts';
import { eventLineText, type EventLineOptions } from '../text/event-line.ts';
import type { Language } from '../words/language.ts';
import { wordsFor } from '../words/words.ts';
import { eventLine, type PlacedEvent } from './event-line.ts';

export interface OnelineOptions extends EventLineOptions {
  readonly language?: Language;
}

/** `   12  3fa85f64  2026-04-12 09:30  Caisse des Dépôts pledged …`: position, id, recorded time in UTC, sentence. */
export const oneline = (event: PlacedEvent, names: Names, options: OnelineOptions = {}): string =>
  eventLineText(eventLine(event, names, wordsFor(options.language ?? 'en')), options);
