/** U+2212 minus sign: a hyphen is easily missed in a column of figures. */
const MINUS = '−';

/** Shown where no amount was given: not zero. */
export const UNKNOWN = '—';

/** `1234567.5` → `1,234,567.5`, with a U+2212 minus. Only groups digits; never rounds. */
export function grouped(decimal: string): string {
  const negative = decimal.startsWith('-');
  const [whole = '', fraction] = (negative ? decimal.slice(1) : decimal).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${negative ? MINUS : ''}${digits}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** `350,000.00 EUR`. */
export const amountText = (figure: { readonly amount: string; readonly currency: string }): string =>
  `${grouped(figure.amount)} ${figure.currency}`;
