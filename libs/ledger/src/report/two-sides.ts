import type { Flow } from '../flow/flow.ts';
import type { CountedOnce } from '../flow-match/counted-once.ts';
import { minorUnits, moneyOf } from '../money.ts';

/** The flows of reports, each report's two sides held against each other. */
export interface TwoSides {
  /** What figures add up: of each report, basis and currency the larger side. */
  readonly counted: readonly Flow[];
  /** The smaller side: the same money, seen from its other end. In no sum. */
  readonly otherSide: readonly Flow[];
}

interface Sides {
  readonly in: Flow[];
  readonly out: Flow[];
}

const sideOf = ({ incoming }: Flow): keyof Sides => (incoming === true ? 'in' : 'out');

const sumOf = (flows: readonly Flow[]): bigint => flows.reduce((sum, { amount }) => sum + minorUnits(amount), 0n);

/** By report, basis and currency. */
function sidesByReport(flows: readonly Flow[]): readonly Sides[] {
  const groups = new Map<string, Sides>();
  for (const flow of flows) {
    const key = `${flow.commitment} ${flow.basis} ${flow.amount.currency}`;
    const sides = groups.get(key) ?? { in: [], out: [] };
    sides[sideOf(flow)].push(flow);
    groups.set(key, sides);
  }
  return [...groups.values()];
}

/**
 * What a publisher sends on is what it received: of its promises in and its promises out the larger sum counts (of equal
 * ones the outgoing), never both. What a match counts under another flow belongs to its side; where it is of the smaller
 * side, the larger one is reduced by it, so that nothing counts twice.
 *
 * @param flows reported flows alone, with those that a match counts elsewhere
 */
export function largerSides({ counted, leftOut }: CountedOnce): TwoSides {
  const elsewhere = new Set(leftOut.map(({ flow }) => flow));
  const sides: TwoSides & { counted: Flow[]; otherSide: Flow[] } = { counted: [], otherSide: [] };
  for (const both of sidesByReport([...counted, ...elsewhere])) {
    const [larger, smaller] = sumOf(both.in) > sumOf(both.out) ? [both.in, both.out] : [both.out, both.in];
    const here = larger.filter((flow) => !elsewhere.has(flow));
    sides.counted.push(...here);
    sides.otherSide.push(...smaller.filter((flow) => !elsewhere.has(flow)));
    const less = reduction(
      here,
      smaller.filter((flow) => elsewhere.has(flow)),
    );
    if (less !== undefined) sides.counted.push(less);
  }
  return sides;
}

/** As much of the larger side as the smaller one counts elsewhere: the same money. */
function reduction(larger: readonly Flow[], matched: readonly Flow[]): Flow | undefined {
  const [like] = larger;
  const [first] = matched;
  const [all, there] = [sumOf(larger), sumOf(matched)];
  const units = there < all ? there : all;
  if (like === undefined || first === undefined || units <= 0n) return undefined;
  const { eventId } = first;
  return {
    ...like,
    eventId,
    events: matched.flatMap(({ events }) => events),
    amount: moneyOf(-units, first.amount.currency),
  };
}

/**
 * For figures that follow money from its source (leverage), both sides stay: what is sent on has the incoming money as
 * its source. What was sent above that is the publisher's own, and added as a flow without a source, so that the sum at
 * the origin is the larger side here too.
 */
export function withOwnMoney({ counted, leftOut }: CountedOnce): readonly Flow[] {
  const reported = counted.filter(({ origin }) => origin === 'reported');
  const elsewhere = new Set(leftOut.map(({ flow }) => flow));
  const own = sidesByReport([...reported, ...elsewhere]).flatMap((both): readonly Flow[] => {
    const here = both.out.filter((flow) => !elsewhere.has(flow));
    const last = here.at(-1);
    if (last === undefined || both.in.length === 0) return [];
    const units = sumOf(both.out) - sumOf(both.in) - (sumOf(both.out) - sumOf(here));
    if (units <= 0n) return [];
    return [
      {
        ...last,
        events: here.flatMap(({ events }) => events),
        receiver: { organisation: null, sector: null },
        instrument: null,
        amount: moneyOf(units, last.amount.currency),
        ownMoney: true,
      },
    ];
  });
  return own.length === 0 ? counted : [...counted, ...own];
}
