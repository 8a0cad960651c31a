import { foldOn, type FoldRun } from './fold-run.ts';
import type { RecordedEvent } from './recorded-event.ts';
import type { FieldReader } from './access/readable.ts';
import type { StreamCategory } from './stream.ts';

/** An event with its place in the log: 0, 1, 2 … over the whole ledger. */
export type IndexedEvent = RecordedEvent & { readonly position: number };

/**
 * One row per stream, folded from that stream alone. The same fold serves the projector, the command line and the time
 * slider, so a state is plain JSON: no bigint, no Map, nothing absent that could be written as null.
 */
export interface EntityView<State> {
  readonly name: string;
  readonly category: StreamCategory;
  /** A member of the state by which rows are found quickly, beside their ids: the provider of a commitment. */
  readonly lookUpBy?: string;
  readonly fold: {
    readonly initialState: State;
    /**
     * Leaves `state` as it was, but for what `run` itself has made of it, and answers an event it does not know with
     * `state` itself. Without a run nothing at all is changed.
     */
    evolve(state: State, event: IndexedEvent, run?: FoldRun): State;
  };
}

/** A view whose states hold sealed fields. */
export interface SealedView<State, Shown> extends EntityView<State> {
  /** What a reader may see of a state. Asked by `readableBy` alone. */
  readable(reader: FieldReader, state: State): Shown;
}

/** The event behind a figure or a fact: who, when recorded, when true. */
export interface Source {
  readonly eventId: string;
  /** Leaf index of the event. */
  readonly position: number;
  readonly type: string;
  readonly actor: string;
  /** Instant. */
  readonly recordedAt: string;
  /** Plain date, or null where nobody said when it was true. */
  readonly effectiveOn: string | null;
}

/** A field of a person: its plaintext is in no view, it is opened from the event when it is rendered. */
export interface PersonalField {
  readonly eventId: string;
  /** RFC 6901 pointer into the event's data. */
  readonly pointer: string;
}

export const sourceOf = (event: IndexedEvent): Source => ({
  eventId: event.eventId,
  position: event.position,
  type: event.type,
  actor: event.metadata.actor,
  recordedAt: event.metadata.recordedAt,
  effectiveOn: event.metadata.effectiveOn ?? null,
});

/** Folds a whole stream. */
export const foldView = <State>({ fold }: EntityView<State>, events: Iterable<IndexedEvent>): State =>
  foldOn(fold, fold.initialState, events);
