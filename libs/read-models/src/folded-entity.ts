import { FoldRun, type EntityView, type StreamCategory } from '@pacta/ledger';
import { sentenceOf } from './log-line.ts';
import type { FieldOpener, LoggedEvent } from './logged-event.ts';

/** One stream folded by one view, up to `revision`. */
export interface FoldedEntity {
  readonly state: unknown;
  /** -1: not one event could be folded. */
  readonly revision: number;
  /** Leaf index of the last event folded; -1 as above. */
  readonly position: number;
  readonly partnershipId: string | null;
}

/** Why an event, and with it the rest of its stream, can't be folded for now. */
export class Unfoldable {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** What a fold needs besides the view: the types that are known, and the keys. */
export interface FoldContext {
  readonly knows: (type: string) => boolean;
  readonly opener: FieldOpener | undefined;
}

export const UNKNOWN_TYPE = 'this version of Pacta does not know this event type';

export const beforeFirst = (view: EntityView<unknown>, event: LoggedEvent): FoldedEntity => ({
  state: view.fold.initialState,
  revision: -1,
  position: -1,
  partnershipId: partnershipOf(event, view.category),
});

/** One event further, or why not; then what `run` has made so far may be half changed. Throws only what the opener throws: a key folder out of reach is no fault of the event. */
export function foldOne(
  view: EntityView<unknown>,
  before: FoldedEntity,
  event: LoggedEvent,
  context: FoldContext,
  run = FoldRun.ONE_STEP,
): FoldedEntity | Unfoldable {
  const { stored, position } = event;
  if (stored.revision !== before.revision + 1) {
    return new Unfoldable(`the stream goes from revision ${before.revision} to ${stored.revision}`);
  }
  if (!context.knows(stored.type)) return new Unfoldable(UNKNOWN_TYPE);
  const indexed = event.indexed(context.opener);
  try {
    const state = view.fold.evolve(before.state, indexed, run);
    return { state, revision: stored.revision, position, partnershipId: before.partnershipId };
  } catch (fault) {
    return new Unfoldable(sentenceOf(fault));
  }
}

function partnershipOf({ stored }: LoggedEvent, category: StreamCategory): string | null {
  const named: unknown = stored.metadata.partnershipId;
  if (typeof named === 'string') return named;
  return category === 'partnership' ? stored.stream.slice(category.length + 1) : null;
}
