import { formatMoney, isSealed, type Money, type RecordedEvent, type Sealable } from '@pacta/ledger';
import { amountText } from '../figures/amount-text.ts';
import type { Names } from '../names/names.ts';
import { clustersOf } from '../text/display-width.ts';
import { flowing } from '../text/printable.ts';

/** One sentence per event type of a slice, each given its own event. A type without one does not compile. */
export type Sentences<Event extends RecordedEvent> = {
  readonly [Type in Event['type']]: (event: Extract<Event, { readonly type: Type }>, names: Names) => string;
};

const LONGEST_QUOTE = 120;

/** What people wrote, on one line, cut where it is long. */
export function brief(text: string): string {
  const clusters = clustersOf(flowing(text));
  return clusters.length <= LONGEST_QUOTE ? clusters.join('') : `${clusters.slice(0, LONGEST_QUOTE - 1).join('')}…`;
}

export const quoted = (text: string): string => `'${brief(text)}'`;

export const sum = (money: Money): string => amountText({ amount: formatMoney(money), currency: money.currency });

/** For whose eyes a sealed field is: `for funder-and-auditor eyes`. */
const eyes = (of: string): string =>
  of === 'personal' ? 'sealed for a person' : `for ${brief(of)}${of === 'partners' ? '’' : ''} eyes`;

/** The amount, or for whose eyes it is. */
export const sealableSum = (amount: Sealable<Money>): string =>
  isSealed(amount) ? `an amount ${eyes(amount.$sealed.class)}` : sum(amount);

/** `a price of 0.69 EUR`, `a price for partners’ eyes`. */
export const sealableNamed = (what: string, amount: Sealable<Money>): string =>
  isSealed(amount) ? `${what} ${eyes(amount.$sealed.class)}` : `${what} of ${sum(amount)}`;

export const sealableText = (text: Sealable<string>, what: string): string =>
  isSealed(text) ? `${what} ${eyes(text.$sealed.class)}` : quoted(text);

export const organisation = (id: string, names: Names): string => brief(names.organisation(id));

/** Who gave the command. */
export const actor = (event: RecordedEvent, names: Names): string => brief(names.actor(event.metadata.actor));

export const person = (id: string, names: Names): string => brief(names.actor(id));

export const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** ' (synthetic)' where the record is made up. */
export const madeUp = (synthetic: boolean | undefined): string => (synthetic === true ? ' (synthetic)' : '');

/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
