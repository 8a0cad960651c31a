import { minorUnits, moneyOf, subtractMoney, type DisclosureEntry, type Money } from '@pacta/ledger';
import {
  figureOf,
  figureOfAll,
  negatedSubtotal,
  subtotalsOf,
  type Figure,
  type Subtotal,
  type Term,
} from '../figures/figure.ts';
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

/** All inputs, already opened; nothing is withheld. */
export interface ReadDisclosure {
  readonly disclosure: Pick<DisclosureEntry, 'volume' | 'openedBy'>;
  /** Null where there are no lines. */
  readonly costs: Subtotal | null;
  readonly price: Money | null;
  readonly revenue: Money | null;
  readonly tolerancePercent: string | null;
  readonly synthetic: boolean;
}

/** Null where no volume was disclosed or it is zero: then there is no cost per unit. */
export function zeroProfit(read: ReadDisclosure, currency: string): ZeroProfit | null {
  const { volume } = read.disclosure;
  const cost = volume === null ? undefined : perUnit(totalOf(read, currency), volume);
  if (volume === null || cost === undefined) return null;
  const whole = figureOfAll(currency, [...costsOf(read), ...subtotalsOf([fromOpening(read, moneyOf(0n, currency))])]);
  const fine = (units: bigint): Figure => ({ ...whole, amount: formatPerUnit(units, currency) });
  const price = read.price?.currency === currency ? read.price : null;
  return {
    zeroProfitPrice: fine(cost),
    price: price === null ? null : figureOf(currency, [fromOpening(read, price)]),
    difference: price === null ? null : fine(minorUnits(price) * 10n ** BigInt(EXTRA_DECIMALS) - cost),
    ...balanceOf(read, currency, price === null ? null : timesVolume(price, volume)),
    tolerancePercent: read.tolerancePercent,
  };
}

const costsOf = ({ costs }: ReadDisclosure): readonly Subtotal[] => (costs === null ? [] : [costs]);

const totalOf = ({ costs }: ReadDisclosure, currency: string): Money => moneyOf(costs?.units ?? 0n, currency);

/** Volume, price and revenue are all in the event that opened the disclosure. */
const fromOpening = ({ disclosure, synthetic }: ReadDisclosure, amount: Money): Term => ({
  amount,
  eventId: disclosure.openedBy.eventId,
  synthetic,
});

/** Disclosed revenue, otherwise price times volume. */
function balanceOf(
  read: ReadDisclosure,
  currency: string,
  worked: Money | null,
): Pick<ZeroProfit, 'balance' | 'revenueFrom' | 'withinTolerance'> {
  const disclosed = read.revenue?.currency === currency ? read.revenue : null;
  const revenue = disclosed ?? worked;
  if (revenue === null) return { balance: null, revenueFrom: null, withinTolerance: null };
  const total = totalOf(read, currency);
  const percent = read.tolerancePercent;
  return {
    balance: figureOfAll(currency, [
      ...subtotalsOf([fromOpening(read, revenue)]),
      ...costsOf(read).map(negatedSubtotal),
    ]),
    revenueFrom: disclosed === null ? 'price-times-volume' : 'disclosed',
    withinTolerance: percent === null ? null : withinPercent(subtractMoney(revenue, total), total, percent),
  };
}
