import { onShelf, type Shelves } from './shelves.ts';

/** How far money has come, as far as a match asks: a promise and a payment are never the same flow. */
export type FlowStage = 'pledge' | 'commitment' | 'payment' | `other ${string}`;

/** One event of a stream that holds flows. */
export interface StreamEntry {
  /** Null for what is no flow: the activity, a signature's condition, a correction. */
  readonly stage: FlowStage | null;
  /** False once it was withdrawn or taken back. */
  readonly standing: boolean;
  /** Of a correction: the flow that it speaks of. */
  readonly of?: string;
}

export interface MatchState {
  readonly flow: string;
  readonly with: string;
  readonly reversed: boolean;
}

/** What the rules need to know of a stream that holds flows, reported or first-hand. */
export interface FlowStreamState {
  readonly partnershipId?: string;
  /** By event id. */
  readonly entries: Shelves<StreamEntry>;
  /** By id of the match's event. */
  readonly matches: ReadonlyMap<string, MatchState>;
}

export interface FlowMatchFacts {
  /** The stream of the flow that is matched with; absent where a match is taken back. */
  readonly other?: FlowStreamState;
}

/** The flow that an event made, whichever of its corrections is named; undefined where the event made none. */
export function flowNamed(
  { entries }: FlowStreamState,
  eventId: string,
): (StreamEntry & { readonly eventId: string; readonly stage: FlowStage }) | undefined {
  const entry = onShelf(entries, eventId);
  const id = entry?.of ?? eventId;
  const flow = onShelf(entries, id);
  return flow === undefined || flow.stage === null ? undefined : { ...flow, stage: flow.stage, eventId: id };
}

/** What a flow is matched with, and by which event; undefined where no match of it stands on its stream. */
export function matchOf(
  state: FlowStreamState,
  flow: string,
): { readonly eventId: string; readonly with: string } | undefined {
  for (const [eventId, match] of state.matches)
    if (match.flow === flow && !match.reversed) return { eventId, with: match.with };
  return undefined;
}
