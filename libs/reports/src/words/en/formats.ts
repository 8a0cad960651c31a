import { amountText, grouped } from '../../figures/amount-text.ts';

interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** Decimal strings are regrouped, never rounded; dates are plain dates and instants of the log. */
export const formats = {
  /** `1,234,567.50`. */
  number: (decimal: string): string => grouped(decimal),
  /** `350,000.00 EUR`. */
  amount: (amount: Amount): string => amountText(amount),
  /** `2026-04-12`. */
  date: (day: string): string => day,
  /** `2026-04-12 09:30 UTC`. */
  moment: (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`,
};
