import { addedById, roundedTogether, type Share } from '../../rational-split.ts';
import { times, type Rational } from '../../rational.ts';
import type { AttributionPart, Round } from '../method/definition.ts';
import type { CountedMoney } from './money.ts';
import { linesOf, ratioOf, unitsOf, type FigureLine, type FigurePart } from './part.ts';
import type { Selector, SelectedFlow } from './select.ts';
import { splitGroup, takerOf } from './split-group.ts';

/** Money that is split among the same takers. */
interface Group {
  readonly mobilised: readonly SelectedFlow[];
  readonly shares: readonly Share[];
}

/** Keys by which money is grouped: of a taker's own money, and of the takers of some money. */
interface Grouping {
  ofTaker(own: SelectedFlow): string;
  takersOf(money: SelectedFlow): readonly string[];
}

const GROUPINGS: Readonly<Record<Round['group'], Grouping>> = {
  all: { ofTaker: () => '', takersOf: () => [''] },
  receiver: {
    ofTaker: ({ money }) => money.promise.receiver ?? '',
    takersOf: ({ money }) => [money.promise.receiver ?? ''],
  },
  cover: { ofTaker: ({ money }) => money.promise.id, takersOf: ({ money }) => money.promise.guarantors },
  mobiliser: {
    ofTaker: takerOf,
    takersOf: ({ money }) => [money.promise.finance.mobilisedBy?.organisation ?? ''],
  },
};

/** Money with the same takers is split together. */
function groupsOf(
  { group, portions }: Round,
  mobilised: readonly SelectedFlow[],
  among: readonly SelectedFlow[],
): readonly Group[] {
  const { ofTaker, takersOf } = GROUPINGS[group];
  const takers = Map.groupBy(among, ofTaker);
  return [...Map.groupBy(mobilised, (money) => takersOf(money).join(' ')).values()].map((together) => {
    const [first] = together;
    const entitled = first === undefined ? [] : takersOf(first).flatMap((key) => takers.get(key) ?? []);
    return { mobilised: together, shares: splitGroup(portions, entitled, together) };
  });
}

/**
 * Limits on the lines of all parts of one attribution together: an absolute one, and a multiple of the limit per list.
 * Many takers of many flows would otherwise multiply.
 */
const MAX_LINES = 200_000;
const MAX_LISTS = 5;

/**
 * One part per taker, in the order of their ids. Exact amounts, rounded together so that they add up to the mobilised
 * sum.
 */
export function attributionParts(
  { rounds }: AttributionPart,
  selector: Selector,
  atMost: number,
): readonly FigurePart[] {
  const groups: Group[] = [];
  // By flow, since several rounds may take the same one.
  const own = new Map<string, Map<CountedMoney, SelectedFlow>>();
  for (const round of rounds) {
    const among = selector.select(round.among);
    for (const flow of among)
      own.set(takerOf(flow), (own.get(takerOf(flow)) ?? new Map<CountedMoney, SelectedFlow>()).set(flow.money, flow));
    for (const group of groupsOf(round, selector.select(round.mobilised), among))
      if (group.shares.length > 0) groups.push(group);
      else for (const { money } of group.mobilised) selector.findings.leftOut.set(money, 'nobody-to-attribute-to');
  }
  const given = addedById(
    groups.flatMap(({ mobilised, shares }) => {
      const sum = unitsOf(mobilised);
      return shares.map(({ id, value }) => ({ id, value: times(sum, value) }));
    }),
  );
  const shown = roundedTogether(given);
  const most = Math.min(atMost, Math.ceil(Math.min(MAX_LINES, MAX_LISTS * atMost) / Math.max(1, given.length)));
  const entitlements = entitlementsOf(groups);
  return given
    .toSorted((left, right) => (left.id < right.id ? -1 : 1))
    .map(({ id, value: amount }) => {
      const below = [...(own.get(id)?.values() ?? [])];
      return {
        kind: 'attribution',
        name: id,
        organisation: id,
        amount,
        shown: shown.get(id) ?? 0n,
        ratio: ratioOf(amount, unitsOf(below)),
        numerator: linesFor(entitlements.get(id) ?? [], most),
        denominator: linesOf(below, most),
      };
    });
}

/** One group's money and the taker's share of it. */
type Entitlement = readonly [mobilised: readonly SelectedFlow[], share: Rational];

function entitlementsOf(groups: readonly Group[]): ReadonlyMap<string, readonly Entitlement[]> {
  const all = groups.flatMap(({ mobilised, shares }) =>
    shares.map(({ id, value }) => ({ id, entitlement: [mobilised, value] as const })),
  );
  const byTaker = Map.groupBy(all, ({ id }) => id);
  return new Map([...byTaker].map(([id, each]) => [id, each.map(({ entitlement }) => entitlement)]));
}

/** Each flow of the taker's groups, with the taker's share of it. */
function linesFor(entitlements: readonly Entitlement[], atMost: number): FigurePart['numerator'] {
  let count = 0;
  const lines: FigureLine[] = [];
  for (const [mobilised, share] of entitlements) {
    count += mobilised.length;
    for (const { money, units } of mobilised.slice(0, Math.max(0, atMost - lines.length)))
      lines.push({ money, units: times(units, share) });
  }
  return { count, lines };
}
