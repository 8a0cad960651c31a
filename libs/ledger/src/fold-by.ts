import type { Fold } from './decider.ts';
import { FoldRun } from './fold-run.ts';
import type { RecordedEvent } from './recorded-event.ts';

/** How each event type changes the state; lists and maps that grow with the stream are changed through `run`. */
export type Evolvers<State, Event extends RecordedEvent> = {
  readonly [Type in Event['type']]: (
    state: State,
    event: Extract<Event, { readonly type: Type }>,
    run: FoldRun,
  ) => State;
};

/** A fold with one small function per event type; other types leave the state as it is. */
export function foldBy<State, Event extends RecordedEvent>(
  initialState: State,
  evolvers: Evolvers<State, Event>,
): Fold<State> {
  // The compiler can't see that the function found by an event's type takes that event.
  const byType = new Map(Object.entries(evolvers)) as ReadonlyMap<
    string,
    (state: State, event: RecordedEvent, run: FoldRun) => State
  >;
  return {
    initialState,
    evolve: (state, event, run = FoldRun.ONE_STEP) => byType.get(event.type)?.(state, event, run) ?? state,
  };
}
