import type { Names } from '../names/names.ts';

/**
 * Answers what `make` makes of a view's state, and remembers it: states never change, so it need not be made again.
 * `what` says which of the things made of this state it is.
 */
export type Once = <Made>(what: string, state: object, make: () => Made) => Made;

/** What a report is made with: it may make nothing once that depends on more than the state, these names and the reader. */
export interface Remembering {
  readonly once: Once;
  readonly names: Names;
}

export const makeAnew: Once = (_what, _state, make) => make();

type Called = readonly [of: keyof Names, id: string, name: string];

/** What was made, and what organisations and actors were called then. */
interface Known {
  readonly made: unknown;
  readonly called: readonly Called[];
}

type KnownOfStates = WeakMap<object, Map<string, Known>>;

/** Readers remembered at the same time, the least recently seen dropped first. */
const READERS = 4;

/** What reports were made of before. It goes with the states that it was made of. */
export class ReportMemory {
  readonly #readers = new Map<string, KnownOfStates>();

  /** `reader`: those of one text may see the same. Where somebody is called otherwise than before, it is made again. */
  for(reader: string, names: Names): Remembering {
    const known: KnownOfStates = this.#readers.get(reader) ?? new WeakMap();
    this.#readers.delete(reader);
    this.#readers.set(reader, known);
    if (this.#readers.size > READERS) this.#readers.delete(this.#readers.keys().next().value as string);
    const noting = new NotingNames(names);
    const once = <Made>(what: string, state: object, make: () => Made): Made => {
      const ofState = known.get(state) ?? new Map<string, Known>();
      const before = ofState.get(what);
      if (before?.called.every(([of, id, name]) => names[of](id) === name) === true) return before.made as Made;
      const { made, called } = noting.during(make);
      ofState.set(what, { made, called });
      known.set(state, ofState);
      return made;
    };
    return { once, names: noting };
  }
}

/** Notes who is asked for while something is made. */
class NotingNames implements Names {
  readonly #names: Names;
  #called = new Map<string, Called>();

  constructor(names: Names) {
    this.#names = names;
  }

  organisation(id: string): string {
    return this.#noted('organisation', id);
  }

  actor(id: string): string {
    return this.#noted('actor', id);
  }

  during<Made>(make: () => Made): { readonly made: Made; readonly called: readonly Called[] } {
    this.#called = new Map();
    const made = make();
    return { made, called: [...this.#called.values()] };
  }

  #noted(of: keyof Names, id: string): string {
    const name = this.#names[of](id);
    this.#called.set(`${of} ${id}`, [of, id, name]);
    return name;
  }
}
