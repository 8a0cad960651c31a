import { formatMoney, isSealed, type Money, type RecordedEvent, type Sealable } from '@pacta/ledger';
import type { Names } from '../names/names.ts';
import { clustersOf } from '../text/display-width.ts';
import { flowing } from '../text/printable.ts';
import type { Formats } from './formats.ts';
import type { NameWords } from './name-words.ts';

/** One sentence per event type of a slice, each with its event as argument. A missing type does not compile. */
export type Sentences<Event extends RecordedEvent> = {
  readonly [Type in Event['type']]: (event: Extract<Event, { readonly type: Type }>, names: Names) => string;
};

const LONGEST_QUOTE = 120;

/** User text, on one line, cut where it is long. */
export function brief(text: string): string {
  const clusters = clustersOf(flowing(text));
  return clusters.length <= LONGEST_QUOTE ? clusters.join('') : `${clusters.slice(0, LONGEST_QUOTE - 1).join('')}…`;
}

/** What a language's event sentences are made with. */
export interface PhraseRules {
  readonly formats: Formats;
  readonly names: NameWords;
  readonly quote: (text: string) => string;
  /** Appended to a synthetic record. */
  readonly madeUp: string;
  /** The readers of a sealed class: `for funder-and-auditor eyes`. */
  readonly eyes: (of: string) => string;
  /** A hidden amount, without its class. */
  readonly anAmount: string;
  /** `a price of 0.69 EUR` */
  readonly of: (what: string, amount: string) => string;
}

/** Phrases shared by sentences, in the language of these rules. */
export function phrasesIn({ formats, names: said, quote, madeUp, eyes, anAmount, of }: PhraseRules) {
  const sum = (money: Money): string => formats.amount({ amount: formatMoney(money), currency: money.currency });
  const quoted = (text: string): string => quote(brief(text));
  const hidden = (what: string, mark: string): string => `${what} ${eyes(brief(mark))}`;
  return {
    sum,
    quoted,
    /** The amount, or whose eyes it is for. */
    sealableSum: (amount: Sealable<Money>): string =>
      isSealed(amount) ? hidden(anAmount, amount.$sealed.class) : sum(amount),
    /** `a price of 0.69 EUR`, `a price for partners’ eyes`. */
    sealableNamed: (what: string, amount: Sealable<Money>): string =>
      isSealed(amount) ? hidden(what, amount.$sealed.class) : of(what, sum(amount)),
    sealableText: (text: Sealable<string>, what: string): string =>
      isSealed(text) ? hidden(what, text.$sealed.class) : quoted(text),
    organisation: (id: string, names: Names): string => brief(names.organisation(id, said)),
    /** The actor of the command. */
    actor: (event: RecordedEvent, names: Names): string => brief(names.actor(event.metadata.actor, said)),
    person: (id: string, names: Names): string => brief(names.actor(id, said)),
    counted: formats.count,
    listed: formats.list,
    /** The mark of a synthetic record. */
    madeUp: (synthetic: boolean | undefined): string => (synthetic === true ? madeUp : ''),
  };
}
