import { DATED, IN_USE, WITHOUT_MINOR_UNIT } from './currency-table.ts';

/** One row of ISO 4217. */
export interface Currency {
  readonly code: string;
  /** Decimals of the major unit: 2 for EUR, 0 for JPY, 3 for BHD. */
  readonly minorDigits: number;
  /** The currency has no minor unit, so an amount shows the decimals that it needs and no more. */
  readonly hasNoMinorUnit?: true;
  /** First and last day of use; absent where unlimited. */
  readonly from?: string;
  readonly until?: string;
}

const currencies: ReadonlyMap<string, Currency> = new Map(
  [
    ...Object.entries(IN_USE).flatMap(([digits, codes]) =>
      codes.split(/\s+/).map((code): Currency => ({ code, minorDigits: Number(digits) })),
    ),
    ...WITHOUT_MINOR_UNIT.map(([code, minorDigits]): Currency => ({ code, minorDigits, hasNoMinorUnit: true })),
    ...DATED.map(([code, minorDigits, from, until]): Currency => ({
      code,
      minorDigits,
      ...(from === '' ? {} : { from }),
      ...(until === '' ? {} : { until }),
    })),
  ].map((currency) => [currency.code, currency]),
);

/** A currency of ISO 4217, in use or withdrawn; undefined for other codes. */
export const currencyOf = (code: string): Currency | undefined => currencies.get(code);

export const allCurrencies = (): readonly Currency[] => [...currencies.values()];

/** Decimals of the major unit, or undefined for an unknown code. */
export const minorDigits = (code: string): number | undefined => currencies.get(code)?.minorDigits;

/** Whether the currency was in use on that plain date. */
export function inUseOn({ from = '', until = '9999-12-31' }: Currency, day: string): boolean {
  return from <= day && day <= until;
}
