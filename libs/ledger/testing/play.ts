import { isRefusal, type Command, type Decider } from '../src/index.ts';
import { BY, expectRecordable, recorded, type Past } from './given.ts';

/** A generated command and its actor. */
export interface Move<C extends Command> {
  readonly name: C['name'];
  readonly data: unknown;
  readonly actor: string;
}

/** Gives the commands one after the other; returns the state and all that was recorded, each event with its actor. */
export function play<C extends Command, S, D extends { readonly type: string; readonly data: unknown }, F>(
  decider: Decider<C, S, D, F>,
  facts: F,
  moves: readonly Move<C>[],
  check: (state: S, events: readonly Past<D>[], written: readonly D[]) => void,
): { readonly state: S; readonly events: readonly Past<D>[] } {
  const events: Past<D>[] = [];
  let state = decider.initialState;
  for (const { name, data, actor } of moves) {
    const outcome = decider.decide({ name, data, by: { ...BY, actor } } as unknown as C, state, facts);
    if (isRefusal(outcome)) continue;
    expectRecordable(outcome);
    for (const decided of outcome) {
      const event = { ...decided, actor };
      state = decider.evolve(state, recorded(decider, event, events.length));
      events.push(event);
    }
    check(state, events, outcome);
  }
  return { state, events };
}
