import { foldOn, type FoldRun } from './fold-run.ts';
import type { RecordedEvent } from './recorded-event.ts';
import type { FieldReader } from './access/field-reader.ts';
import type { StreamCategory } from './stream.ts';

/** An event with its position in the whole log: 0, 1, 2 … */
export type IndexedEvent = RecordedEvent & { readonly position: number };

/**
 * One state per stream, folded from that stream alone. Tables of read models and prefixes for an earlier moment use the
 * same fold. States are plain JSON: no bigint, no Map, null instead of absent members.
 */
export interface EntityView<State> {
  readonly name: string;
  readonly category: StreamCategory;
  /** For a view that finds nothing in most streams: the types of events one of which is in each of the others. */
  readonly sparse?: readonly string[];
  readonly fold: {
    readonly initialState: State;
    /**
     * Must not change `state`, except for what `run` itself has made, and must return `state` itself for an unknown
     * event. Without a run nothing is changed.
     */
    evolve(state: State, event: IndexedEvent, run?: FoldRun): State;
  };
}

/** A view whose states hold sealed fields. */
export interface SealedView<State, Shown> extends EntityView<State> {
  /** The redacted state. Only `readableBy` calls it. */
  readable(reader: FieldReader, state: State): Shown;
}

/** The event that a figure or fact comes from: who, when recorded, when true. */
export interface Source {
  readonly eventId: string;
  /** Leaf index of the event. */
  readonly position: number;
  readonly type: string;
  readonly actor: string;
  /** Instant. */
  readonly recordedAt: string;
  /** Plain date, or null where no date was stated. */
  readonly effectiveOn: string | null;
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
