import {
  isWithheld,
  minorUnits,
  moneyOf,
  subtractMoney,
  type Money,
  type ReadableMoney,
  type ReadableSum,
  type Source,
} from '@pacta/ledger';
import { figureOfAll, figureOfOne, negated, Sum, type Figure, type Subtotal } from '../figures/figure.ts';
import { formatPerUnit, perUnit, timesVolume, withinPercent, EXTRA_DECIMALS } from '../figures/unit-cost.ts';

/** Price against cost, for one disclosure that is fully readable ('no loss, no profit'). */
export interface ZeroProfit {
  /** Cost of one unit: the break-even price at this volume. Two decimals more than money. */
  readonly zeroProfitPrice: Figure;
  readonly price: Figure | null;
  /** price − zero-profit price. */
  readonly difference: Figure | null;
  /** Revenue − costs. */
  readonly balance: Figure | null;
  /** Whether revenue was disclosed or computed. */
  readonly revenueFrom: 'disclosed' | 'price-times-volume' | null;
  readonly tolerancePercent: string | null;
  readonly withinTolerance: boolean | null;
}

/** A disclosure as one reader may see it, with its lines or in short. */
export interface PricedDisclosure {
  readonly volume: string | null;
  readonly price: ReadableMoney | null;
  readonly revenue: ReadableMoney | null;
  readonly sum: ReadableSum;
  readonly openedBy: Source;
}

/** What the disclosures of a book share. */
export interface BookTerms {
  readonly currency: string;
  readonly tolerancePercent: string | null;
}

/**
 * Null where something is withheld (a cost per unit times the volume is the total), where no volume was disclosed, or
 * where it is zero: then there is no cost per unit. `costs` is the sum of the lines, null where there are none.
 */
export function zeroProfit(
  disclosure: PricedDisclosure,
  costs: Subtotal | null,
  terms: BookTerms,
  synthetic: boolean,
): ZeroProfit | null {
  const { currency, tolerancePercent } = terms;
  if (!isComparable(disclosure)) return null;
  const cost = perUnit(costsIn(disclosure, currency), disclosure.volume);
  if (cost === undefined) return null;
  /** Volume, price and revenue are all in the event that opened the disclosure. */
  const { eventId } = disclosure.openedBy;
  const opening = new Sum(currency);
  opening.add(0n, eventId, synthetic);
  const lines = costs === null ? [] : [costs];
  const whole = figureOfAll(currency, [...lines, opening]);
  const fine = (units: bigint): Figure => ({ ...whole, amount: formatPerUnit(units, currency) });
  const price = readIn(disclosure.price, currency);
  const balance = balanceOf(disclosure, terms);
  if (balance !== null) opening.units = minorUnits(balance.revenue);
  return {
    zeroProfitPrice: fine(cost),
    price: price === null ? null : figureOfOne({ amount: price, eventId, synthetic }),
    difference: price === null ? null : fine(minorUnits(price) * 10n ** BigInt(EXTRA_DECIMALS) - cost),
    balance: balance === null ? null : figureOfAll(currency, [opening, ...lines.map(negated)]),
    revenueFrom: balance?.revenueFrom ?? null,
    tolerancePercent,
    withinTolerance: balance?.withinTolerance ?? null,
  };
}

/** Whether revenue and costs are further apart than the book allows, as far as this reader can compare them. */
export const isOutsideTolerance = (disclosure: PricedDisclosure, terms: BookTerms): boolean =>
  terms.tolerancePercent !== null &&
  isComparable(disclosure) &&
  balanceOf(disclosure, terms)?.withinTolerance === false;

const isComparable = <Disclosure extends PricedDisclosure>(
  disclosure: Disclosure,
): disclosure is Disclosure & { readonly volume: string } =>
  disclosure.sum.withheld.length === 0 && disclosure.volume !== null && /[1-9]/.test(disclosure.volume);

/** The readable sum; null where there is none or it is withheld. */
const readIn = (money: ReadableMoney | null, currency: string): Money | null =>
  money === null || isWithheld(money.amount) || money.amount.currency !== currency ? null : money.amount;

const costsIn = ({ sum }: PricedDisclosure, currency: string): Money => sum.amount ?? moneyOf(0n, currency);

interface Balance extends Pick<ZeroProfit, 'revenueFrom' | 'withinTolerance'> {
  readonly revenue: Money;
}

/** Disclosed revenue, otherwise price times volume. */
function balanceOf(
  disclosure: PricedDisclosure & { readonly volume: string },
  { currency, tolerancePercent }: BookTerms,
): Balance | null {
  const disclosed = readIn(disclosure.revenue, currency);
  const price = readIn(disclosure.price, currency);
  const revenue = disclosed ?? (price === null ? null : timesVolume(price, disclosure.volume));
  if (revenue === null) return null;
  const costs = costsIn(disclosure, currency);
  return {
    revenue,
    revenueFrom: disclosed === null ? 'price-times-volume' : 'disclosed',
    withinTolerance:
      tolerancePercent === null ? null : withinPercent(subtractMoney(revenue, costs), costs, tolerancePercent),
  };
}
