import type { Flow } from '../../flow/flow.ts';
import type { Exchange, MissingRate } from '../../rate/exchange.ts';
import type { RateEntry } from '../../rate/rate-register.view.ts';
import type { Method } from '../events.ts';
import type { AnchorEntry, CausalityEntry } from '../leverage-register.view.ts';
import type { PartDefinition } from '../method/definition.ts';
import { attributionParts } from './attribution-parts.ts';
import { causalityFrom } from './causality.ts';
import { mechanismsOf } from './mechanisms.ts';
import { moneyOn, type CountedMoney } from './money.ts';
import type { FigurePart } from './part.ts';
import { promisesIn } from './promises.ts';
import { productPart, ratioPart, themeParts } from './ratio-parts.ts';
import { LEVERAGE_BASES, scopeOf, type LeverageBasis } from './scope.ts';
import { selectorFor, type LeftOutWhy, type Selector } from './select.ts';

/** Input of all leverage figures. The flows are those of the anchor's partnership, on all bases. */
export interface LeverageSource {
  readonly anchor: AnchorEntry;
  readonly causality: readonly CausalityEntry[];
  readonly flows: readonly Flow[];
  readonly methods: readonly Method[];
  readonly exchange: Exchange;
  /** The currency that sums are converted to. */
  readonly currency: string;
}

export interface LeverageCell {
  readonly method: Method;
  readonly basis: LeverageBasis;
  readonly status: 'ok' | 'no-rule' | 'missing-rate';
  /** Empty unless the status is ok: figures are never estimated. */
  readonly parts: readonly FigurePart[];
  readonly missing: readonly MissingRate[];
  /** The rates that were used. */
  readonly rates: readonly RateEntry[];
  readonly leftOut: readonly { readonly money: CountedMoney; readonly why: LeftOutWhy }[];
}

export interface CellChoice {
  readonly method?: string;
  readonly basis?: LeverageBasis;
  /** Maximum number of events in each list of a part; the sums count all. */
  readonly atMost?: number;
}

/** Every method on every basis, or the chosen ones. Pure: the same source gives the same figures. */
export function leverageOf(source: LeverageSource, choice: CellChoice = {}): readonly LeverageCell[] {
  const { anchor, flows, exchange, currency, methods } = source;
  const promises = promisesIn(flows);
  const scope = scopeOf(anchor, promises);
  const mechanism = mechanismsOf(promises);
  const causality = causalityFrom(source.causality);
  const money = new Map(
    LEVERAGE_BASES.filter((basis) => basis === (choice.basis ?? basis)).map((basis) => [
      basis,
      moneyOn(basis, flows, { promises, scope, mechanism, causality, exchange, currency }),
    ]),
  );
  return methods
    .filter(({ id }) => id === (choice.method ?? id))
    .flatMap((method) =>
      [...money].map(([basis, onBasis]) => {
        const asked = method.definition.causality;
        const selector = selectorFor({ money: onBasis, promises, scope, exchange, currency, causality: asked });
        return cellOf(method, basis, selector, choice.atMost ?? Infinity);
      }),
    );
}

function cellOf(method: Method, basis: LeverageBasis, selector: Selector, atMost: number): LeverageCell {
  const parts = partsOf(method.definition.parts, selector, atMost);
  const { missing, rates, leftOut } = selector.findings;
  const status = method.definition.parts.length === 0 ? 'no-rule' : missing.size > 0 ? 'missing-rate' : 'ok';
  return {
    method,
    basis,
    status,
    parts: status === 'ok' ? parts : [],
    missing: [...missing.values()],
    rates: [...rates.values()],
    leftOut: [...leftOut].map(([money, why]) => ({ money, why })),
  };
}

function partsOf(definitions: readonly PartDefinition[], selector: Selector, atMost: number): readonly FigurePart[] {
  const parts: FigurePart[] = [];
  for (const definition of definitions)
    switch (definition.kind) {
      case 'ratio':
        parts.push(ratioPart(definition, selector, atMost));
        break;
      case 'product': {
        const [first, last] = definition.factors.map((name) => parts.find((part) => part.name === name));
        if (first !== undefined && last !== undefined) parts.push(productPart(definition.name, [first, last]));
        break;
      }
      case 'themes':
        parts.push(...themeParts(definition, selector, atMost));
        break;
      case 'attribution':
        parts.push(...attributionParts(definition, selector, atMost));
    }
  return parts;
}
