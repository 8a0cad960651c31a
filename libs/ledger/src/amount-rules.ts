import { currencyOf, inUseOn } from './currency.ts';
import type { CommandContext } from './decider.ts';
import { minorUnits, type Money } from './money.ts';
import { formatMoney } from './money-text.ts';
import { refuse, type Refusal } from './refusal.ts';

/** For people: `3500.00 EUR`. The caller has checked the currency. */
export const moneyText = (sum: Money): string => `${formatMoney(sum)} ${sum.currency}`;

/** The day on which a command's content is true: as stated, else today. */
export const dayOf = (by: CommandContext): string => by.effectiveOn ?? by.today;

/** Refuses a code that is not in ISO 4217, or was not in use on that day. */
export function refuseCurrency(currency: string, day: string, pointer: string): Refusal | undefined {
  const known = currencyOf(currency);
  if (known === undefined)
    return refuse(
      'currency-unknown',
      `${currency} is not a currency of ISO 4217.`,
      'Give the three-letter code.',
      pointer,
    );
  if (inUseOn(known, day)) return undefined;
  return refuse(
    'currency-not-in-use',
    `${currency} was not in use on ${day}.`,
    'Give the currency of that day, or the day on which it was true.',
    pointer,
  );
}

export function refuseUnlessPositive(sum: Money, pointer: string): Refusal | undefined {
  if (minorUnits(sum) > 0n) return undefined;
  return refuse('amount-not-positive', `The amount is ${moneyText(sum)}.`, 'Give an amount above zero.', pointer);
}

export function refuseNegative(sum: Money, pointer: string): Refusal | undefined {
  if (minorUnits(sum) >= 0n) return undefined;
  return refuse('amount-negative', `The amount is ${moneyText(sum)}.`, 'Give zero or an amount above it.', pointer);
}

/** Refuses a sum in another currency than the record's. */
export function refuseOtherCurrency(sum: Money, currency: string, pointer: string): Refusal | undefined {
  if (sum.currency === currency) return undefined;
  return refuse(
    'currency-mismatch',
    `The amount is in ${sum.currency}, the record in ${currency}.`,
    `Give the amount in ${currency}.`,
    pointer,
  );
}
