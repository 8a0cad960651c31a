import { isEffectiveWithin, type CommitmentMoney, type EffectiveRange, type Phase } from '@pacta/ledger';
import type { AsOf } from '../transparency/transparency-report.ts';
import type { UnknownDay } from '../figures/unknown-day.ts';
import { ageing, type AgeingStage } from './ageing.ts';
import { Tallies, type PortfolioSums } from './sums.ts';
import { quarterlySeries, unknownMoves, type QuarterPoint } from './quarters.ts';

/** A funder's commitments in one partnership. */
export interface PortfolioSource {
  readonly id: string;
  readonly name: string | null;
  readonly phase: Phase;
  /** The whole partnership is synthetic. */
  readonly synthetic: boolean;
  /** It is the parent of another one of these partnerships. */
  readonly isParent?: boolean;
  /** The commitments whose provider is this funder. */
  readonly commitments: readonly CommitmentMoney[];
}

/**
 * One currency. Money that the funder passes on from others is counted at its origin, so it is separate here. So is money
 * in a partnership whose children are here too: publishers report a parent's money again in its children.
 */
interface CurrencyPart {
  readonly currency: string;
  readonly own: PortfolioSums;
  /** Null where nothing is passed on. */
  readonly passedOn: PortfolioSums | null;
  /** Null where no partnership is the parent of another one here. */
  readonly inParents: PortfolioSums | null;
}

export interface PortfolioCurrency extends CurrencyPart {
  /** Of own money and of money passed on alike, without parents. */
  readonly ageing: readonly AgeingStage[];
  /** Own money at the end of each quarter. */
  readonly series: readonly QuarterPoint[];
  /** Own money whose day is unknown: in no quarter. */
  readonly unknownDay: readonly UnknownDay[];
}

/** A funder's commitments across partnerships. Currencies are never added. */
export interface Portfolio {
  readonly report: 'portfolio';
  readonly funder: { readonly id: string; readonly name: string };
  readonly asOf: AsOf;
  /** Only money of these days; null for all. */
  readonly effective: EffectiveRange | null;
  readonly currencies: readonly PortfolioCurrency[];
  readonly partnerships: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly phase: Phase;
    /** It is the parent of another one of these partnerships. */
    readonly isParent: boolean;
    readonly currencies: readonly CurrencyPart[];
  }[];
  /** True where any amount is synthetic. */
  readonly synthetic: boolean;
}

export interface PortfolioOptions {
  readonly funder: Portfolio['funder'];
  /** `day` is the day at which ages are computed. */
  readonly asOf: AsOf & { readonly day: string };
  /** Only money of these days, by the rule of `dayOfMoney`. */
  readonly effective?: EffectiveRange | undefined;
  /** Whether each figure names its events. */
  readonly withEvents: boolean;
}

/** Own money and money passed on, in one currency. */
interface Counted {
  readonly own: Tallies;
  readonly passedOn: Tallies;
  readonly inParents: Tallies;
}

/** The moves of these days. What has none of them is left out, and so is a cancellation of another day. */
const within =
  (range: EffectiveRange) =>
  (source: PortfolioSource): PortfolioSource => ({
    ...source,
    commitments: source.commitments.flatMap((money): readonly CommitmentMoney[] => {
      const moves = money.moves.filter(([, , , day]) => isEffectiveWithin(range, day));
      const isCancelled = money.cancellation !== null && isEffectiveWithin(range, money.cancellation.day);
      return moves.length === 0 ? [] : [{ ...money, moves, cancellation: isCancelled ? money.cancellation : null }];
    }),
  });

export function portfolio(all: readonly PortfolioSource[], options: PortfolioOptions): Portfolio {
  const { funder, asOf, withEvents, effective } = options;
  const sources = effective === undefined ? all : all.map(within(effective));
  const tallies = (): Tallies => new Tallies(withEvents);
  const fresh = (): Counted => ({ own: tallies(), passedOn: tallies(), inParents: tallies() });
  const inAll = new Map<string, Counted>();
  const partnerships = sources
    .filter(({ commitments }) => commitments.length > 0)
    .toSorted((left, right) => (left.id < right.id ? -1 : 1))
    .map(({ id, name, phase, synthetic, isParent = false, commitments }) => {
      const here = new Map<string, Counted>();
      for (const money of inOrder(commitments)) {
        const counted = entryOf(here, money.currency, fresh);
        const part = !isOwn(money) ? 'passedOn' : isParent ? 'inParents' : 'own';
        counted[part].add(money, synthetic);
      }
      for (const [currency, { own, passedOn, inParents }] of here) {
        const total = entryOf(inAll, currency, fresh);
        total.own.take(own);
        total.passedOn.take(passedOn);
        total.inParents.take(inParents);
      }
      return { id, name, phase, isParent, currencies: byCurrency(here) };
    });
  const everything = sources.filter(({ isParent }) => isParent !== true).flatMap(({ commitments }) => commitments);
  return {
    report: 'portfolio',
    funder,
    asOf,
    effective: effective ?? null,
    currencies: byCurrency(inAll).map((part) => {
      const all = everything.filter(({ currency }) => currency === part.currency);
      return {
        ...part,
        // What waits is not of some days: it is what stands between all of them.
        ageing: effective === undefined ? ageing(all, part.currency, asOf.day) : [],
        series: quarterlySeries(all.filter(isOwn), part.currency, asOf.day),
        unknownDay: unknownMoves(all.filter(isOwn), part.currency),
      };
    }),
    partnerships,
    synthetic: sources.some(
      ({ synthetic, commitments }) =>
        synthetic || commitments.some(({ moves }) => moves.some(([, , , , madeUp]) => madeUp)),
    ),
  };
}

const isOwn = ({ source }: CommitmentMoney): boolean => source === null;

/** So that the answer does not depend on read order. */
const inOrder = (all: readonly CommitmentMoney[]): readonly CommitmentMoney[] =>
  all.toSorted((left, right) => (left.id < right.id ? -1 : 1));

function entryOf<Value>(map: Map<string, Value>, key: string, fresh: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = fresh();
  map.set(key, made);
  return made;
}

const byCurrency = (counted: ReadonlyMap<string, Counted>): readonly CurrencyPart[] =>
  [...counted]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, { own, passedOn, inParents }]) => ({
      currency,
      own: own.sums(currency),
      passedOn: passedOn.commitments === 0 ? null : passedOn.sums(currency),
      inParents: inParents.commitments === 0 ? null : inParents.sums(currency),
    }));
