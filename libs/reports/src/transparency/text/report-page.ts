import { amountText, grouped, UNKNOWN } from '../../figures/amount-text.ts';
import type { Figure } from '../../figures/figure.ts';
import { shortId } from '../../names/names.ts';
import type { Page } from '../../text/table.ts';
import { wrap } from '../../text/wrap.ts';
import type { Dates } from '../head.ts';
import type { Withheld } from '../reader.ts';
import type { Citations } from './citations.ts';

/** What a section of the report is set with. */
export interface ReportPage extends Page {
  readonly citations: Citations;
  /** Most rows of a long list; the rest is counted. */
  readonly rows: number;
}

export function section(title: string, lines: readonly string[], page: Page): readonly string[] {
  return ['', page.style('heading', title), ...lines];
}

/** A paragraph, set in by `indent`. */
export const paragraph = (text: string, page: Page, indent = 2): readonly string[] =>
  wrap(text, page.width - indent).map((line) => ' '.repeat(indent) + line);

export const subheading = (text: string, page: Page): readonly string[] => [
  '',
  ...wrap(text, page.width - 2).map((line) => `  ${page.style('label', line)}`),
];

/** `- text`, further lines under the text. */
export const bullet = (text: string, page: Page, indent = 4): readonly string[] =>
  wrap(text, page.width - indent - 2).map((line, at) => `${' '.repeat(indent)}${at === 0 ? '- ' : '  '}${line}`);

export const syntheticMark = (figure: Pick<Figure, 'synthetic'>): string =>
  figure.synthetic === 'all' ? 'synthetic' : figure.synthetic === 'part' ? 'part synthetic' : '';

/** Non-empty words with one space between. */
export const joined = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' ');

/** `350,000.00 EUR synthetic [e5]`. */
export const cited = (figure: Figure, page: ReportPage): string =>
  joined(amountText(figure), syntheticMark(figure), page.citations.cite(figure.events));

/** For a column whose head names the currency: the number, and below it the marks. */
export const figureCell = (figure: Figure | null, page: ReportPage): string =>
  figure === null
    ? UNKNOWN
    : [grouped(figure.amount), syntheticMark(figure), page.citations.cite(figure.events)]
        .filter((part) => part !== '')
        .join('\n');

const REASONS: Record<Withheld['why'], string> = {
  class: 'not for this reader',
  level: 'detail not for this reader',
  sealed: 'its key is not here',
};

/** In place of a value: 'locked' says that there is one. */
export const lockText = ({ withheld, why }: Withheld): string => `locked: ${withheld} (${REASONS[why]})`;

/** `2026-04-12 09:30 UTC`. */
export const momentText = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

/** Both dates: when it was true, and when the ledger learned it. */
export const datesText = ({ effectiveOn, recordedAt }: Dates): string =>
  `${effectiveOn === null ? '' : `effective ${effectiveOn}, `}recorded ${recordedAt.slice(0, 10)}`;

/** `1 line`, `2 lines`. */
export const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** Someone by role and organisation; where others may have the same, with the id that tells them apart. */
export const person = (name: string, actor: string): string => (name === actor ? name : `${name} (${shortId(actor)})`);
