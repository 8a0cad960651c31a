import type { Figure } from '../../figures/figure.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import { shortId } from '../../names/names.ts';
import type { Words } from '../../words/words.ts';

/** What a section of the statement is made with. */
export interface StatementPage {
  readonly words: Words;
  /** A citation of these events; empty where there are none. */
  cite(events: readonly string[]): string;
  /** Most rows of a long list; the rest is counted. */
  readonly rows: number;
  /** What someone is called. */
  actor(id: string): string;
  /** What whoever recorded an event is called; null where the statement does not have the event. */
  recordedBy(event: string | undefined): string | null;
}

/** Non-empty texts with one space between. */
export const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join(' ');

/** The amount, its mark where it is made up, and its events. */
export const cited = (figure: Figure, { words, cite }: StatementPage): string =>
  joined(words.formats.figure(figure), cite(figure.events));

/** For a column whose head names the currency: the number, and below it the marks. */
export const figureCell = (figure: Figure | null, { words, cite }: StatementPage): string =>
  figure === null
    ? UNKNOWN
    : [words.formats.figureCell(figure), cite(figure.events)].filter((part) => part !== '').join('\n');

/** Nothing that happened is in it. */
export const isNothing = (figure: Figure): boolean => figure.events.length === 0;

/** Someone by role and organisation; where others may have the same, with the id that tells them apart. */
export function person(id: string, { actor }: StatementPage): string {
  const name = actor(id);
  return name === id ? name : `${name} (${shortId(id)})`;
}
