import type { Rational } from '../../rational.ts';
import type { Exchange, MissingRate } from '../../rate/exchange.ts';
import type { RateEntry } from '../../rate/rate-register.view.ts';
import type { Selection } from '../method/definition.ts';
import { isMissing, type CountedMoney, type MoneyOnBasis } from './money.ts';
import type { Promises } from './promises.ts';
import type { Scope } from './scope.ts';
import type { CausalityFault } from './causality.ts';

/** Why money that a method might count is left out. */
export type LeftOutWhy = CausalityFault | 'sector-unknown' | 'price-unknown' | 'nobody-to-attribute-to';

/** One flow that a figure counts, and its value. */
export interface SelectedFlow {
  readonly money: CountedMoney;
  readonly units: Rational;
}

/** Collected while selecting: missing rates, used rates, and what was left out and why. */
export class Findings {
  readonly missing = new Map<string, MissingRate>();
  readonly rates = new Map<string, RateEntry>();
  readonly leftOut = new Map<CountedMoney, LeftOutWhy>();
}

/** Selects money on one basis for one figure. */
export interface Selector {
  select(selections: readonly Selection[]): readonly SelectedFlow[];
  readonly findings: Findings;
}

export interface SelectorContext {
  readonly money: MoneyOnBasis;
  readonly promises: Promises;
  readonly scope: Scope;
  readonly exchange: Exchange;
  readonly currency: string;
  /** Whether the method asks for causality. */
  readonly causality: boolean;
}

export function selectorFor(context: SelectorContext): Selector {
  const findings = new Findings();
  const worthOf = (money: CountedMoney, { value }: Selection): Rational | MissingRate | undefined => {
    if (value === undefined) return note(money.worth, money.rate);
    const { provision } = money.promise.finance;
    if (provision === undefined) return undefined;
    const converted = context.exchange.convert(provision, context.currency, money.flow.date);
    return 'missing' in converted ? note(converted.missing, null) : note(converted.units, converted.rate);
  };
  const note = (worth: Rational | MissingRate, rate: RateEntry | null): Rational | MissingRate => {
    if (rate !== null) findings.rates.set(rate.by.eventId, rate);
    if (isMissing(worth)) findings.missing.set(`${worth.pair} ${worth.date}`, worth);
    return worth;
  };
  const provisioned = new Set<string>();
  function selectedBy(one: Selection): readonly SelectedFlow[] {
    provisioned.clear();
    const all: SelectedFlow[] = [];
    for (const money of context.money[one.stage ?? 'origin']) {
      if (!fits(money, one, context, findings)) continue;
      // The provision is one sum per guarantee, however many events its amount has.
      if (one.value === 'provision') {
        if (provisioned.has(money.promise.id)) continue;
        provisioned.add(money.promise.id);
      }
      const units = worthOf(money, one);
      if (units !== undefined && !isMissing(units)) all.push({ money, units });
    }
    return all;
  }
  return {
    findings,
    select(selections) {
      const all = selections.flatMap(selectedBy);
      return selections.length === 1 ? all : onceEach(all);
    },
  };
}

/** A flow that several selections of one sum take counts once. */
function onceEach(all: readonly SelectedFlow[]): readonly SelectedFlow[] {
  const seen = new Set<CountedMoney>();
  return all.filter(({ money }) => {
    if (seen.has(money)) return false;
    seen.add(money);
    return true;
  });
}

function fits(money: CountedMoney, one: Selection, context: SelectorContext, findings: Findings): boolean {
  if (!isAskedFor(money, one, context)) return false;
  const fault = context.causality ? money.fault : null;
  const unknown =
    one.sectors !== undefined && money.sector === null
      ? 'sector-unknown'
      : one.pricing !== undefined && money.pricing === null
        ? 'price-unknown'
        : null;
  const why = fault ?? unknown;
  if (why !== null && (fault === null || isOfSort(money, one))) findings.leftOut.set(money, why);
  return why === null && isOfSort(money, one);
}

/** Tests what the money is, whoever gave it. */
function isAskedFor(
  { promise, anchor, mechanism }: CountedMoney,
  one: Selection,
  { scope, promises }: SelectorContext,
) {
  const { instrument, finance, guarantors } = promise;
  return (
    (one.unfunded === true || instrument !== 'guarantee') &&
    (one.whose === undefined || (one.whose === 'anchor') === anchor) &&
    (one.instruments === undefined || (instrument !== null && one.instruments.includes(instrument))) &&
    (one.mechanism === undefined || one.mechanism === mechanism) &&
    (one.raised === undefined || (one.raised === 'direct') === (finance.mobilisedBy !== undefined)) &&
    (one.covered === undefined || coveredBy(one.covered, guarantors, scope, promises))
  );
}

/** Tests who gave it, and at which price. */
const isOfSort = ({ sector, pricing }: CountedMoney, { sectors, pricing: wanted }: Selection): boolean =>
  (sectors === undefined || (sector !== null && sectors.includes(sector))) &&
  (wanted === undefined || pricing === wanted);

const coveredBy = (how: 'any' | 'anchor', guarantors: readonly string[], scope: Scope, promises: Promises): boolean =>
  guarantors.some((id) => {
    const guarantee = promises.get(id);
    return how === 'any' || (guarantee !== undefined && scope.isAnchor(guarantee));
  });
