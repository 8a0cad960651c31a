import type { CommitmentRegister } from '../commitment/commitment-register.entries.ts';
import type { Flow } from '../flow/flow.ts';
import { groupsOf, type Pair } from '../groups.ts';
import type { FlowMatch } from './flow-matches.view.ts';

/** A flow that is not counted, because the same money counts as `counts` on the same basis. */
export interface UncountedFlow {
  readonly flow: Flow;
  readonly counts: Flow;
}

export interface CountedOnce {
  readonly counted: readonly Flow[];
  readonly leftOut: readonly UncountedFlow[];
}

/** A receipt and the disbursement that it answers are one movement, recorded by both sides. */
export const receiptPairs = (registers: readonly CommitmentRegister[]): readonly Pair[] =>
  registers.flatMap(({ receipts }) =>
    receipts.flatMap(({ by, disbursement }) => (disbursement === null ? [] : [[by.eventId, disbursement] as const])),
  );

const current = (matches: Iterable<FlowMatch>): readonly FlowMatch[] =>
  [...matches].filter(({ reversed }) => reversed === null);

/**
 * Of matched flows, each basis counts one: the first-hand record, else the reported flow that is not matched onward. A
 * withdrawn flow is not among `flows`, so another one counts instead. Unmatched flows count. `copies`: flows that one
 * report repeats of another one, the copy first, which need no match.
 */
export function countedOnce(
  flows: readonly Flow[],
  matches: Iterable<FlowMatch>,
  pairs: readonly Pair[] = [],
  copies: readonly Pair[] = [],
): CountedOnce {
  const inForce = current(matches);
  const onward = new Set([...inForce.map(({ flow }) => flow.eventId), ...copies.map(([copy]) => copy)]);
  const groups = groupsOf([
    ...pairs,
    ...copies,
    ...inForce.map((match) => [match.flow.eventId, match.with.eventId] as const),
  ]);
  const groupOf = new Map(groups.flatMap((ids, group) => ids.map((id) => [id, group] as const)));
  const matched = flows.filter(({ eventId }) => groupOf.has(eventId));
  const rivals = Map.groupBy(matched, ({ basis, eventId }) => `${basis} ${groupOf.get(eventId)}`);
  const instead = new Map<Flow, Flow>();
  for (const same of rivals.values()) {
    const [first, ...others] = same.toSorted(
      (left, right) => rank(left, onward) - rank(right, onward) || byId(left, right),
    );
    for (const other of others) if (first !== undefined && other.origin === 'reported') instead.set(other, first);
  }
  return {
    counted: flows.filter((flow) => !instead.has(flow)),
    leftOut: [...instead].map(([flow, counts]) => ({ flow, counts })),
  };
}

const rank = ({ origin, eventId }: Flow, onward: ReadonlySet<string>): number =>
  origin === 'first-hand' ? 0 : onward.has(eventId) ? 2 : 1;

const byId = (left: Flow, right: Flow): number => (left.eventId < right.eventId ? -1 : 1);

/** The matches of flows on some streams, and the other streams that are needed to show them. */
export interface MatchesOfStreams {
  /** Other streams that hold flows matched with theirs, directly or through others. */
  readonly others: readonly string[];
  /** Every match of a flow on any of these streams, reversed ones included, in order. */
  readonly matches: readonly FlowMatch[];
}

export function matchesOfStreams(streams: ReadonlySet<string>, matches: readonly FlowMatch[]): MatchesOfStreams {
  const others = streamsMatchedWith(streams, matches);
  const all = new Set([...streams, ...others]);
  return { others, matches: matches.filter((match) => all.has(match.flow.stream) || all.has(match.with.stream)) };
}

function streamsMatchedWith(streams: ReadonlySet<string>, matches: Iterable<FlowMatch>): readonly string[] {
  const inForce = current(matches);
  const streamOf = new Map(
    inForce.flatMap((match) => [match.flow, match.with].map((one) => [one.eventId, one.stream])),
  );
  const groups = groupsOf(inForce.map((match) => [match.flow.eventId, match.with.eventId] as const)).map((ids) =>
    ids.map((id) => streamOf.get(id) as string),
  );
  const touched = groups.filter((group) => group.some((stream) => streams.has(stream)));
  return [...new Set(touched.flat())].filter((stream) => !streams.has(stream)).toSorted();
}
