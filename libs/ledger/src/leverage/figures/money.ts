import type { Mechanism, Pricing } from '../../flow/finance-terms.ts';
import type { Flow } from '../../flow/flow.ts';
import type { Sector } from '../../partnership/events.ts';
import type { Rational } from '../../rational.ts';
import { negative } from '../../rational.ts';
import type { Exchange, MissingRate } from '../../rate/exchange.ts';
import type { RateEntry } from '../../rate/rate-register.view.ts';
import { promiseOf, type Promised, type Promises } from './promises.ts';
import { flowsOn, passedOnFrom, type LeverageBasis, type Scope } from './scope.ts';
import type { CausalityFault } from './causality.ts';

/** One flow as leverage counts it. Its own promise says what it is, the promise at its origin whose it is. */
export interface CountedMoney {
  readonly flow: Flow;
  readonly promise: Promised;
  readonly origin: Promised;
  readonly anchor: boolean;
  readonly sector: Sector | null;
  readonly pricing: Pricing | null;
  readonly mechanism: Mechanism;
  /** Why it would not count under a method that asks for causality. */
  readonly fault: CausalityFault | null;
  /** Minor units of the report's currency. */
  readonly worth: Rational | MissingRate;
  readonly rate: RateEntry | null;
}

/** The money on one basis, by the point in its chain at which it is counted. */
export interface MoneyOnBasis {
  readonly origin: readonly CountedMoney[];
  readonly final: readonly CountedMoney[];
  readonly lender: readonly CountedMoney[];
}

export interface MoneyContext {
  readonly promises: Promises;
  readonly scope: Scope;
  readonly mechanism: (promise: string) => Mechanism;
  readonly causality: (commitment: string | null, isPrivate: boolean) => CausalityFault | null;
  readonly exchange: Exchange;
  readonly currency: string;
}

export function moneyOn(basis: LeverageBasis, flows: readonly Flow[], context: MoneyContext): MoneyOnBasis {
  const { promises, scope } = context;
  const ofBasis = flowsOn(basis, flows);
  const counted = ofBasis.map((flow) => countedMoney(flow, context));
  const byEvent = new Map(counted.map((money) => [money.flow, money]));
  const onward = passedOnFrom(ofBasis, promises);
  const arrived = counted.filter(
    ({ promise: { receiver, instrument } }) => instrument !== 'guarantee' && scope.isFinal(receiver),
  );
  const passedOn = [...new Set(arrived.map(({ promise }) => promise.id))].flatMap((id) =>
    (onward.get(id) ?? []).flatMap((flow) => {
      const gone = byEvent.get(flow);
      const from = promises.get(id);
      return gone === undefined || from === undefined ? [] : [{ ...gone, promise: from, worth: takenOff(gone.worth) }];
    }),
  );
  const lent = arrived.filter(({ flow }) => scope.isLender(flow.provider.organisation));
  return {
    origin: counted.filter(isOrigin),
    final: [...arrived, ...passedOn],
    // Where nobody lends the anchor's money on, the anchor itself is the lender.
    lender: counted.some(({ promise }) => scope.isLender(promise.provider.organisation))
      ? lent
      : counted.filter(({ anchor, promise }) => anchor && isOrigin({ promise })),
  };
}

function countedMoney(flow: Flow, { promises, scope, mechanism, causality, exchange, currency }: MoneyContext) {
  const promise = promises.get(promiseOf(flow)) as Promised;
  const origin = promises.get(promise.origin) ?? promise;
  const anchor = scope.isAnchor(origin);
  const { sector } = origin.provider;
  const converted = exchange.convert(flow.amount, currency, flow.date);
  return {
    flow,
    promise,
    origin,
    anchor,
    sector,
    pricing: promise.finance.pricing ?? (promise.instrument === 'grant' ? 'below-market' : null),
    mechanism: mechanism(promise.id),
    fault: causality(origin.commitment, sector === 'private' && !anchor),
    ...('missing' in converted
      ? { worth: converted.missing, rate: null }
      : { worth: converted.units, rate: converted.rate }),
  } satisfies CountedMoney;
}

const isOrigin = ({ promise }: Pick<CountedMoney, 'promise'>): boolean => promise.origin === promise.id;

export const isMissing = (worth: Rational | MissingRate): worth is MissingRate => 'pair' in worth;

const takenOff = (worth: Rational | MissingRate): Rational | MissingRate =>
  isMissing(worth) ? worth : negative(worth);
