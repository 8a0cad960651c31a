import {
  comparableText,
  minorDigits,
  readDecimal,
  recordedAmount,
  NO_AMOUNT,
  type Decimal,
  type RecordedAmount,
} from '@pacta/ledger';
import type { RejectionCode } from './rejection.ts';

/** The control totals' view of one record, whether it can be recorded or not. */
export interface Counted {
  /** As printed, in capitals; `XXX`, the ISO 4217 code for no currency, where none is named. */
  readonly currency: string;
  readonly kind: string;
  /** Zero where no amount can be read: such a record is counted, and adds nothing. */
  readonly exact: Decimal;
}

export interface AmountReading {
  readonly currency: string;
  readonly exact: Decimal;
  /** The money, or why there is none. */
  readonly money: RecordedAmount | { readonly code: RejectionCode; readonly found: string };
}

/** Money in events has at most 30 digits. */
const MOST_UNITS = 10n ** 30n;
const NO_CURRENCY = 'XXX';

/** Parses an amount and its currency as printed. Never uses a float. */
export function readAmount(printed: string | undefined, printedCurrency: string | undefined): AmountReading {
  const currency =
    comparableText(printedCurrency ?? '')
      .toUpperCase()
      .slice(0, 20) || NO_CURRENCY;
  const text = comparableText(printed ?? '');
  const exact = readDecimal(text);
  const reading = { currency, exact: exact ?? NO_AMOUNT };
  const refused = (code: RejectionCode, found: string): AmountReading => ({ ...reading, money: { code, found } });
  if (text === '') return refused('amount-missing', 'There is no amount.');
  if (exact === undefined) return refused('amount-unreadable', `'${text.slice(0, 60)}' is not a plain number.`);
  if (currency === NO_CURRENCY)
    return refused('currency-missing', 'No currency is named, for the record or by default.');
  if (minorDigits(currency) === undefined)
    return refused('currency-unknown', `'${currency}' is no currency of ISO 4217 with known decimals.`);
  const money = recordedAmount(text, exact, currency);
  const units = BigInt(money.amount.amount);
  if (units >= MOST_UNITS || units <= -MOST_UNITS) return refused('amount-too-large', `'${text}' has too many digits.`);
  return { ...reading, money };
}
