import { DATED, IN_USE } from './currency-table.ts';

/** One row of ISO 4217. */
export interface Currency {
  readonly code: string;
  /** How many decimals the major unit has: 2 for EUR, 0 for JPY, 3 for BHD. */
  readonly minorDigits: number;
  /** First and last day of use; absent where they do not matter or have not come. */
  readonly from?: string;
  readonly until?: string;
}

const currencies: ReadonlyMap<string, Currency> = new Map(
  [
    ...Object.entries(IN_USE).flatMap(([digits, codes]) =>
      codes.split(/\s+/).map((code): Currency => ({ code, minorDigits: Number(digits) })),
    ),
    ...DATED.map(([code, minorDigits, from, until]): Currency => ({
      code,
      minorDigits,
      ...(from === '' ? {} : { from }),
      ...(until === '' ? {} : { until }),
    })),
  ].map((currency) => [currency.code, currency]),
);

/** A currency of ISO 4217, in use or withdrawn, or undefined. */
export const currencyOf = (code: string): Currency | undefined => currencies.get(code);

/** Every currency of the table. */
export const allCurrencies = (): readonly Currency[] => [...currencies.values()];

/** Decimals of the major unit, or undefined for a code that is in no table. */
export const minorDigits = (code: string): number | undefined => currencies.get(code)?.minorDigits;

/** True where the currency was in use on that plain date. */
export function inUseOn({ from = '', until = '9999-12-31' }: Currency, day: string): boolean {
  return from <= day && day <= until;
}
