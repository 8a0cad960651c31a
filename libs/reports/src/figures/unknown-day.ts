import { FLOW_BASES, formatMoney, minorUnits, moneyOf, type Flow, type FlowBasis } from '@pacta/ledger';

/** Money of unknown day on one basis, in one currency: in no period. */
export interface UnknownDay {
  readonly basis: FlowBasis;
  /** How many promises or movements. */
  readonly flows: number;
  /** Decimal string, major units. */
  readonly amount: string;
  readonly currency: string;
  /** Present where the statement lists the events of its figures. */
  readonly events?: readonly string[];
}

/** The flows without a day, by currency and basis. */
export function unknownDays(flows: readonly Flow[]): readonly UnknownDay[] {
  const unknown = flows.filter(({ date }) => date === null);
  const byCurrency = Map.groupBy(unknown, ({ amount }) => amount.currency);
  return [...byCurrency]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([currency, all]) =>
      FLOW_BASES.flatMap((basis): readonly UnknownDay[] => {
        const some = all.filter((flow) => flow.basis === basis);
        if (some.length === 0) return [];
        const units = some.reduce((sum, { amount }) => sum + minorUnits(amount), 0n);
        const events = [...new Set(some.flatMap((flow) => flow.events))];
        return [{ basis, flows: some.length, amount: formatMoney(moneyOf(units, currency)), currency, events }];
      }),
    );
}
