import { gathered, roundedTogether, type Share } from '../../rational-split.ts';
import { times } from '../../rational.ts';
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

const takerOf = ({ money }: Taken): string => money.flow.provider.organisation ?? '';

/** What money is split together by, and whether somebody's money is among its takers. */
const GROUPS: Readonly<Record<Round['group'], { key(of: Taken): string; takes(taker: Taken, of: Taken): boolean }>> = {
  all: { key: () => '', takes: () => true },
  receiver: {
    key: ({ money }) => money.promise.receiver ?? '',
    takes: (taker, of) => taker.money.promise.receiver === of.money.promise.receiver,
  },
  cover: {
    key: ({ money }) => money.promise.guarantors.join(' '),
    takes: (taker, of) => of.money.promise.guarantors.includes(taker.money.promise.id),
  },
  mobiliser: {
    key: ({ money }) => money.promise.finance.mobilisedBy?.organisation ?? '',
    takes: (taker, of) => takerOf(taker) === of.money.promise.finance.mobilisedBy?.organisation,
  },
};

function groupsOf({ group, portions }: Round, mobilised: readonly Taken[], among: readonly Taken[]): readonly Group[] {
  const { key, takes } = GROUPS[group];
  const members = new Map<string, [Taken, ...Taken[]]>();
  for (const taken of mobilised) {
    const some = members.get(key(taken));
    if (some === undefined) members.set(key(taken), [taken]);
    else some.push(taken);
  }
  return [...members.values()].map((some) => {
    const takers = among.filter((taker) => takes(taker, some[0]));
    return { mobilised: some, shares: splitGroup(portions, takers, some) };
  });
}

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
  return given
    .toSorted((left, right) => (left.id < right.id ? -1 : 1))
    .map(({ id, value: amount }) => {
      const below = [...(own.get(id)?.values() ?? [])];
      return {
        name: id,
        organisation: id,
        amount,
        shown: shown.get(id) ?? 0n,
        ratio: ratioOf(amount, unitsOf(below)),
        numerator: linesFor(id, groups, atMost),
        denominator: linesOf(below, atMost),
      };
    });
}

/** Each flow of the taker's groups, with the taker's share of it. */
function linesFor(taker: string, groups: readonly Group[], atMost: number): FigurePart['numerator'] {
  let count = 0;
  const lines: FigureLine[] = [];
  for (const { mobilised, shares } of groups) {
    const share = shares.find(({ id }) => id === taker);
    if (share === undefined) continue;
    count += mobilised.length;
    for (const { money, units } of mobilised.slice(0, Math.max(0, atMost - lines.length)))
      lines.push({ money, units: times(units, share.value) });
  }
  return { count, lines };
}
