import { FoldRun, type EntityView, type StreamCategory } from '@pacta/ledger';
import { sentenceOf } from '../engine/log-line.ts';
import type { StoredEvent } from '@pacta/event-store';
import type { LoggedEvent } from '../engine/logged-event.ts';
import { UNKNOWN_TYPE } from '../tables/event-types.ts';

/** One stream folded by one view, up to `revision`. */
export interface FoldedState {
  readonly state: unknown;
  /** -1: not one event could be folded. */
  readonly revision: number;
  /** Leaf index of the last event folded; -1 where there is none. */
  readonly position: number;
  readonly partnershipId: string | null;
  /** Bytes of the events folded, sealed boxes included: about the weight of the state. */
  readonly weight: number;
}

/** Why an event, and with it the rest of its stream, can't be folded. */
export class Unfoldable {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

export const beforeFirst = (view: EntityView<unknown>, event: LoggedEvent<StoredEvent>): FoldedState => ({
  state: view.fold.initialState,
  revision: -1,
  position: -1,
  partnershipId: partnershipOf(event, view.category),
  weight: 0,
});

/** Folds one more event, or returns why not; then `run`'s state may be half changed. */
export function foldOne(
  view: EntityView<unknown>,
  before: FoldedState,
  event: LoggedEvent<StoredEvent>,
  knows: (type: string) => boolean,
  run = FoldRun.ONE_STEP,
): FoldedState | Unfoldable {
  const { stored, position } = event;
  if (stored.revision !== before.revision + 1) {
    return new Unfoldable(`the stream goes from revision ${before.revision} to ${stored.revision}`);
  }
  if (!knows(stored.type)) return new Unfoldable(UNKNOWN_TYPE);
  try {
    const state = view.fold.evolve(before.state, event.indexed, run);
    const weight = before.weight + weightOf(event);
    return { state, revision: stored.revision, position, partnershipId: before.partnershipId, weight };
  } catch (fault) {
    return new Unfoldable(sentenceOf(fault));
  }
}

/** Overhead of a box: its key, its place and its name. */
const AROUND_A_BOX = 300;

function weightOf({ stored: { leaf, sealed } }: LoggedEvent<StoredEvent>): number {
  let weight = leaf.length;
  for (const pointer in sealed) weight += AROUND_A_BOX + (sealed[pointer]?.box.length ?? 0);
  return weight;
}

function partnershipOf({ stored }: LoggedEvent<StoredEvent>, category: StreamCategory): string | null {
  const named: unknown = stored.metadata.partnershipId;
  if (typeof named === 'string') return named;
  return category === 'partnership' ? stored.stream.slice(category.length + 1) : null;
}
