import { gathered, roundedTogether, type Share } from '../../rational-split.ts';
import { times, type Rational } from '../../rational.ts';
import type { AttributionPart, Round } from '../method/definition.ts';
import type { CountedMoney } from './money.ts';
import { linesOf, ratioOf, unitsOf, type FigureLine, type FigurePart } from './part.ts';
import type { Selector, Taken } from './select.ts';
import { splitGroup } from './split-group.ts';

/** Money that is split among the same takers. */
interface Group {
  readonly mobilised: readonly Taken[];
  readonly shares: readonly Share[];
}

function takerOf({ money }: Taken): string {
  return money.flow.provider.organisation ?? '';
}

/** Where a taker's money is shelved, and on which shelves the takers of some money stand. Money of the same shelves is split together. */
const GROUPS: Readonly<Record<Round['group'], { shelf(taker: Taken): string; shelves(of: Taken): readonly string[] }>> =
  {
    all: { shelf: () => '', shelves: () => [''] },
    receiver: {
      shelf: ({ money }) => money.promise.receiver ?? '',
      shelves: ({ money }) => [money.promise.receiver ?? ''],
    },
    cover: { shelf: ({ money }) => money.promise.id, shelves: ({ money }) => money.promise.guarantors },
    mobiliser: {
      shelf: takerOf,
      shelves: ({ money }) => [money.promise.finance.mobilisedBy?.organisation ?? ''],
    },
  };

function shelvedBy<Key>(taken: readonly Taken[], shelf: (of: Taken) => Key): ReadonlyMap<Key, Taken[]> {
  const shelves = new Map<Key, Taken[]>();
  for (const each of taken) {
    const some = shelves.get(shelf(each));
    if (some === undefined) shelves.set(shelf(each), [each]);
    else some.push(each);
  }
  return shelves;
}

function groupsOf({ group, portions }: Round, mobilised: readonly Taken[], among: readonly Taken[]): readonly Group[] {
  const { shelf, shelves } = GROUPS[group];
  const takers = shelvedBy(among, shelf);
  return [...shelvedBy(mobilised, (of) => shelves(of).join(' ')).values()].map((together) => {
    const [first] = together;
    const entitled = first === undefined ? [] : shelves(first).flatMap((name) => takers.get(name) ?? []);
    return { mobilised: together, shares: splitGroup(portions, entitled, together) };
  });
}

/**
 * Most lines that the parts of one attribution have together, and as many times what one list may name: many takers of
 * much money would be a list without end.
 */
const LINES_IN_ALL = 200_000;
const LISTS_IN_ALL = 5;

/** One part for each taker, by id. Exact, and rounded together: they add up to what was mobilised. */
export function attributionParts({ rounds }: AttributionPart, select: Selector, atMost: number): readonly FigurePart[] {
  const groups: Group[] = [];
  // By flow, since several rounds may take the same.
  const own = new Map<string, Map<CountedMoney, Taken>>();
  for (const round of rounds) {
    const among = select.take(round.among);
    for (const taken of among)
      own.set(takerOf(taken), (own.get(takerOf(taken)) ?? new Map<CountedMoney, Taken>()).set(taken.money, taken));
    for (const group of groupsOf(round, select.take(round.mobilised), among))
      if (group.shares.length > 0) groups.push(group);
      else for (const { money } of group.mobilised) select.findings.leftOut.set(money, 'nobody-to-attribute-to');
  }
  const given = gathered(
    groups.flatMap(({ mobilised, shares }) => {
      const sum = unitsOf(mobilised);
      return shares.map(({ id, value }) => ({ id, value: times(sum, value) }));
    }),
  );
  const shown = roundedTogether(given);
  const most = Math.min(atMost, Math.ceil(Math.min(LINES_IN_ALL, LISTS_IN_ALL * atMost) / Math.max(1, given.length)));
  const taken = takenBy(groups);
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
        numerator: linesFor(taken.get(id) ?? [], most),
        denominator: linesOf(below, most),
      };
    });
}

/** One group's money and the share of it that somebody takes. */
type Entitlement = readonly [mobilised: readonly Taken[], share: Rational];

function takenBy(groups: readonly Group[]): ReadonlyMap<string, readonly Entitlement[]> {
  const taken = new Map<string, Entitlement[]>();
  for (const { mobilised, shares } of groups)
    for (const { id, value } of shares) {
      const some = taken.get(id);
      if (some === undefined) taken.set(id, [[mobilised, value]]);
      else some.push([mobilised, value]);
    }
  return taken;
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
