import { UNKNOWN } from '../figures/amount-text.ts';
import type { Figure } from '../figures/figure.ts';

/** U+2212 minus sign: a hyphen is easily missed in a column of figures. */
const MINUS = '−';

/** Formats of figures and dates in a language. Amounts are exact decimal strings and never become floats. */
export interface Formats {
  /** A decimal string with grouped digits and a U+2212 minus; never rounded. */
  number(decimal: string): string;
  amount(sum: { readonly amount: string; readonly currency: string }): string;
  /** The mark of synthetic amounts: `synthetic`, `part synthetic`, or nothing. */
  synthetic(figure: Pick<Figure, 'synthetic'>): string;
  /** The amount and its mark. */
  figure(figure: Pick<Figure, 'amount' | 'currency' | 'synthetic'>): string;
  /** For a column whose heading names the currency: the number, and below it the mark. */
  figureCell(figure: Pick<Figure, 'amount' | 'synthetic'> | null): string;
  /** A plain date, or the UTC day of an instant. */
  date(day: string): string;
  /** An instant to the minute, in UTC. */
  moment(instant: string): string;
  /** `a`, `a and b`, `a, b and c`. */
  list(items: readonly string[]): string;
  /** A count and its noun; the plural adds `s` by default. */
  count(count: number, one: string, more?: string): string;
}

/** The differences between languages. */
export interface FormatRules {
  readonly group: string;
  readonly decimal: string;
  /** Between an amount and its currency. */
  readonly space: string;
  readonly and: string;
  /** Whether a count takes the singular. */
  readonly isOne: (count: number) => boolean;
  readonly date: (year: string, month: string, day: string) => string;
  /** Between a date and a time. */
  readonly at: string;
  readonly synthetic: { readonly all: string; readonly part: string };
}

const nonEmpty = (part: string): boolean => part !== '';

/** Formats by these rules. */
export function formatsFor(rules: FormatRules): Formats {
  const { group, decimal, space, and, isOne, synthetic } = rules;
  const number = (text: string): string => {
    const negative = text.startsWith('-');
    const [whole = '', fraction] = (negative ? text.slice(1) : text).split('.');
    const digits = whole.replace(/\B(?=(\d{3})+$)/g, group);
    return `${negative ? MINUS : ''}${digits}${fraction === undefined ? '' : `${decimal}${fraction}`}`;
  };
  const amount: Formats['amount'] = (sum) => `${number(sum.amount)}${space}${sum.currency}`;
  const mark: Formats['synthetic'] = ({ synthetic: made }) => (made === undefined ? '' : synthetic[made]);
  const date = (day: string): string => {
    const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
    // What is not a date (a named period) is shown unchanged.
    return parts === null ? day : rules.date(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '');
  };
  return {
    number,
    amount,
    synthetic: mark,
    figure: (figure) => [amount(figure), mark(figure)].filter(nonEmpty).join(' '),
    figureCell: (figure) =>
      figure === null ? UNKNOWN : [number(figure.amount), mark(figure)].filter(nonEmpty).join('\n'),
    date,
    moment: (instant) => `${date(instant)}${rules.at}${instant.slice(11, 16)} UTC`,
    list: (items) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`),
    count: (count, one, more = `${one}s`) => `${number(String(count))} ${isOne(count) ? one : more}`,
  };
}
