import type { Figure } from '../../figures/figure.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import { shortId } from '../../names/names.ts';
import type { Words } from '../../words/words.ts';

/** What the sections of the statement are rendered with. */
export interface StatementPage {
  readonly words: Words;
  /** A citation of these events; empty where there are none. */
  cite(events: readonly string[]): string;
  /** Most rows of a long list; the rest is counted. */
  readonly rows: number;
  /** Name of an actor. */
  actor(id: string): string;
  /** Name of the actor who recorded an event; null where the statement does not have the event. */
  recordedBy(event: string | undefined): string | null;
}

/** Joins non-empty texts by spaces. */
export const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join(' ');

/** The amount, its mark where it is synthetic, and its events. */
export const cited = (figure: Figure, { words, cite }: StatementPage): string =>
  joined(words.formats.figure(figure), cite(figure.events));

/** For a column whose heading names the currency: the number, and below it the marks. */
export const figureCell = (figure: Figure | null, { words, cite }: StatementPage): string =>
  figure === null
    ? UNKNOWN
    : [words.formats.figureCell(figure), cite(figure.events)].filter((part) => part !== '').join('\n');

/** True where it has no events. */
export const isNothing = (figure: Figure): boolean => figure.events.length === 0;

/** Someone by roles and organisation, with the id where others may have the same. */
export function person(id: string, { actor }: StatementPage): string {
  const name = actor(id);
  return name === id ? name : `${name} (${shortId(id)})`;
}
