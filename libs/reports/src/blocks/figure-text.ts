import type { Figure } from '../figures/figure.ts';
import type { AsOf } from '../transparency/transparency-report.ts';
import type { Words } from '../words/words.ts';

type Sum = Pick<Figure, 'amount' | 'currency' | 'synthetic'>;

const markOf = ({ synthetic }: Sum, { terms }: Words): readonly string[] =>
  synthetic === undefined ? [] : [terms.synthetic[synthetic]];

/** `350,000.00 EUR synthetic`. */
export const figureText = (figure: Sum, words: Words): string =>
  [words.formats.amount(figure), ...markOf(figure, words)].join(' ');

/** For a column whose head names the currency: the number, and its mark below. */
export const figureCell = (figure: Sum, words: Words): string =>
  [words.formats.number(figure.amount), ...markOf(figure, words)].join('\n');

/** The moment that a statement is of. */
export const momentShown = ({ position, recordedAt }: AsOf, { terms, formats }: Words): string =>
  position === null || recordedAt === null
    ? terms.nothingRecorded
    : terms.asKnown(String(position), formats.moment(recordedAt));
