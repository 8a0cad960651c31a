/** U+2212: a hyphen is too short to be seen in a column of figures. */
const MINUS = '−';

/** What stands where nobody said: not zero. */
export const UNKNOWN = '—';

/** `1234567.5` → `1,234,567.5`, with a true minus. Digits only are regrouped; nothing is rounded, at any size. */
export function grouped(decimal: string): string {
  const negative = decimal.startsWith('-');
  const [whole = '', fraction] = (negative ? decimal.slice(1) : decimal).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${negative ? MINUS : ''}${digits}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** `350,000.00 EUR`. */
export const amountText = (figure: { readonly amount: string; readonly currency: string }): string =>
  `${grouped(figure.amount)} ${figure.currency}`;
