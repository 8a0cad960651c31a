import type { Instrument } from '../../commitment/events.ts';
import type { FinanceTerms } from '../../flow/finance-terms.ts';
import type { Flow, FlowSide } from '../../flow/flow.ts';

/**
 * What all flows of one promise have in common. A first-hand promise is a commitment; in a report it is one pair of
 * provider and receiver.
 */
export interface Promised {
  readonly id: string;
  /** The commitment or report that it belongs to. */
  readonly commitment: string | null;
  readonly provider: FlowSide;
  readonly receiver: string | null;
  readonly instrument: Instrument | null;
  readonly finance: FinanceTerms;
  /** The promise that this money came from, where it is among these flows. */
  readonly source: string | null;
  /** The promise at the origin of its chain; itself where nothing was passed on. */
  readonly origin: string;
  /** Guarantees that cover it. */
  readonly guarantors: readonly string[];
}

export type Promises = ReadonlyMap<string, Promised>;

/** The promise that a flow belongs to. */
export function promiseOf({ origin, commitment, eventId, provider, receiver, instrument, ownMoney }: Flow): string {
  if (commitment === null) return `movement ${eventId}`;
  if (origin === 'first-hand') return commitment;
  if (ownMoney === true) return `own ${commitment} ${provider.organisation}`;
  return [commitment, provider.organisation, receiver.organisation, instrument].join(' ');
}

/** Links flows to their chains, of any depth, and to the guarantees that cover them, whichever side named the link. */
export function promisesIn(flows: readonly Flow[]): Promises {
  const first = new Map<string, Flow>();
  for (const flow of flows) {
    const id = promiseOf(flow);
    if (!first.has(id)) first.set(id, flow);
  }
  const sources = sourcesOf(flows, first);
  const origin = originsOf(sources);
  const guarantors = guarantorsOf(first);
  return new Map(
    [...first].map(([id, { commitment, provider, receiver, instrument, finance }]) => [
      id,
      {
        id,
        commitment,
        provider,
        receiver: receiver.organisation,
        instrument,
        finance,
        source: sources.get(id) ?? null,
        origin: origin(id),
        guarantors: guarantors.get(id) ?? [],
      },
    ]),
  );
}

/**
 * The source of each promise, as far as it is among these flows. First-hand records name it. Reports don't: there,
 * whoever received money on a basis and gives on the same basis passes it on, and so does a report that has an incoming
 * side. Otherwise the same money would count once for each of its publishers.
 */
function sourcesOf(flows: readonly Flow[], first: ReadonlyMap<string, Flow>): ReadonlyMap<string, string> {
  const receivedBy = new Map<string, string>();
  const incomingOf = new Map<string, string>();
  for (const flow of flows) {
    const { receiver, provider, basis, commitment } = flow;
    const key = `${receiver.organisation} ${basis}`;
    if (receiver.organisation !== provider.organisation && !receivedBy.has(key)) receivedBy.set(key, promiseOf(flow));
    if (flow.incoming === true) incomingOf.set(`${commitment} ${basis}`, promiseOf(flow));
  }
  const sources = new Map<string, string>();
  for (const [id, { origin, source }] of first)
    if (origin === 'first-hand' && source !== null && first.has(source)) sources.set(id, source);
  const reportedSource = ({ provider, basis, incoming, commitment }: Flow): string | undefined => {
    const received = provider.organisation === null ? undefined : receivedBy.get(`${provider.organisation} ${basis}`);
    return received ?? (incoming === true ? undefined : incomingOf.get(`${commitment} ${basis}`));
  };
  for (const flow of flows) {
    if (flow.origin === 'first-hand' || flow.ownMoney === true) continue;
    const source = reportedSource(flow);
    if (source !== undefined && source !== promiseOf(flow)) sources.set(promiseOf(flow), source);
  }
  return sources;
}

/** Follows each chain once. Reports may form a cycle; its first promise is then the origin. */
function originsOf(sources: ReadonlyMap<string, string>): (id: string) => string {
  const known = new Map<string, string>();
  return (id) => {
    const path: string[] = [];
    let at = id;
    for (;;) {
      const end = known.get(at);
      if (end !== undefined) {
        at = end;
        break;
      }
      path.push(at);
      known.set(at, at);
      const source = sources.get(at);
      if (source === undefined) break;
      at = source;
    }
    for (const each of path) known.set(each, at);
    return at;
  };
}

function guarantorsOf(first: ReadonlyMap<string, Flow>): ReadonlyMap<string, readonly string[]> {
  const byCovered = new Map<string, Set<string>>();
  const link = (covered: string, guarantee: string): void => {
    if (!first.has(guarantee)) return;
    const some = byCovered.get(covered);
    if (some === undefined) byCovered.set(covered, new Set([guarantee]));
    else some.add(guarantee);
  };
  for (const [id, { finance }] of first) {
    for (const guarantee of finance.guaranteedBy ?? []) link(id, guarantee);
    for (const covered of finance.covers ?? []) link(covered, id);
  }
  return new Map([...byCovered].map(([covered, guarantees]) => [covered, [...guarantees]]));
}
