import type { RecordedEvent } from '@pacta/ledger';
import type { Names } from '../names/names.ts';
import { flowing, printable } from '../text/printable.ts';
import { wordsFor, type Words } from '../words/words.ts';

type Sentence = (event: RecordedEvent, names: Names) => string;

const ENGLISH = wordsFor('en');

/** True where the type has a sentence of its own. */
export const hasSentence = (type: string): boolean => Object.hasOwn(ENGLISH.events.sentences, type);

/**
 * An event as one sentence, on one line without a full stop. Sealed parts read 'an amount for … eyes'; control
 * characters are escaped. An event of unknown type or shape is only named.
 */
export function eventSentence(event: RecordedEvent, names: Names, { events: said }: Words = ENGLISH): string {
  const type = flowing(event.type);
  if (!hasSentence(event.type)) return said.unknownType(type);
  // The compiler can't infer that the sentence looked up by an event's type accepts that event.
  const sentence = said.sentences[event.type as keyof typeof said.sentences] as Sentence;
  try {
    // Not `flowing`: French no-break spaces must be kept.
    return printable(sentence(event, names));
  } catch {
    // `log` and `show` must print a damaged event too; `verify` reports what is wrong with it.
    return said.misshapen(type);
  }
}
