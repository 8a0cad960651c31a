import { valueAt, type UuidMap } from './uuid-map.ts';

/** The stage of a flow as far as matching asks: a promise and a payment are never the same flow. */
export type FlowStage = 'pledge' | 'commitment' | 'payment' | `other ${string}`;

/** One event of a stream that holds flows. */
export interface StreamEntry {
  /** Null where the event records no flow: an activity, a condition, a correction. */
  readonly stage: FlowStage | null;
  /** False once it was withdrawn or reversed. */
  readonly current: boolean;
  /** Of a correction: the flow that it corrects. */
  readonly of?: string;
}

export interface MatchState {
  readonly flow: string;
  readonly with: string;
  readonly reversed: boolean;
}

/** The decision state of a stream that holds flows, reported or first-hand. */
export interface FlowStreamState {
  readonly partnershipId?: string;
  /** Present on a grant, whose repayments undo what was paid. */
  readonly isGrant?: true;
  /** By event id. */
  readonly entries: UuidMap<StreamEntry>;
  /** By id of the match's event. */
  readonly matches: ReadonlyMap<string, MatchState>;
}

export interface FlowMatchFacts {
  /** The stream of the flow to match with; absent where a match is reversed. */
  readonly other?: FlowStreamState;
}

/** The flow that an event recorded, whichever of its corrections is named; undefined for other events. */
export function flowNamed(
  { entries }: FlowStreamState,
  eventId: string,
): (StreamEntry & { readonly eventId: string; readonly stage: FlowStage }) | undefined {
  const entry = valueAt(entries, eventId);
  const id = entry?.of ?? eventId;
  const flow = valueAt(entries, id);
  return flow === undefined || flow.stage === null ? undefined : { ...flow, stage: flow.stage, eventId: id };
}

/** The match of a flow on its stream, and its event id; undefined where it has none. */
export function matchOf(
  state: FlowStreamState,
  flow: string,
): { readonly eventId: string; readonly with: string } | undefined {
  for (const [eventId, match] of state.matches)
    if (match.flow === flow && !match.reversed) return { eventId, with: match.with };
  return undefined;
}
