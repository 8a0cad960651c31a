import type { RecordedEvent } from '@pacta/ledger';
import type { Names } from '../names/names.ts';
import { flowing } from '../text/printable.ts';
import { commitmentSentences } from './commitment-sentences.ts';
import { contributionSentences } from './contribution-sentences.ts';
import { costBookSentences } from './cost-book-sentences.ts';
import { decisionSentences } from './decision-sentences.ts';
import { ledgerSentences } from './ledger-sentences.ts';
import { leverageSentences } from './leverage-sentences.ts';
import { matchingSentences } from './matching-sentences.ts';
import { partnershipSentences } from './partnership-sentences.ts';
import { rateSentences } from './rate-sentences.ts';
import { reportSentences } from './report-sentences.ts';

type Sentence = (event: RecordedEvent, names: Names) => string;

// The compiler can't see that the sentence looked up by an event's type takes that very event.
const sentences: ReadonlyMap<string, Sentence> = new Map(
  [
    ledgerSentences,
    partnershipSentences,
    commitmentSentences,
    costBookSentences,
    decisionSentences,
    contributionSentences,
    leverageSentences,
    rateSentences,
    reportSentences,
    matchingSentences,
  ].flatMap((slice) => Object.entries(slice) as [string, Sentence][]),
);

/** True where the type has a sentence of its own. */
export const hasSentence = (type: string): boolean => sentences.has(type);

/**
 * What an event says, in one English sentence on one line without a full stop. Sealed parts read 'an amount for … eyes';
 * control characters are escaped. An event of a type or shape we do not know is named, not guessed at.
 */
export function eventSentence(event: RecordedEvent, names: Names): string {
  const sentence = sentences.get(event.type);
  if (sentence === undefined) return `An event of the unknown type ${flowing(event.type)}`;
  try {
    return flowing(sentence(event, names));
  } catch {
    // `log` and `show` must print a damaged event too: `verify` says what is wrong with it.
    return `An event of the type ${flowing(event.type)} that does not have its shape`;
  }
}
