type KeyOf<Entry> = (entry: Entry) => string | null;
type Places = Map<string, number[]>;

/**
 * Changes the lists and maps of a state without changing earlier states. A run folds several events at once, and the
 * states in between are visible to nobody. So it copies a list or map at the first change, and then changes its own
 * copy. A run is used once: nobody else may hold what it made until it ends.
 */
export class FoldRun {
  /** The copies that this run has made; undefined: every step copies. */
  readonly #own: Set<object> | undefined;
  readonly #indexes = new Map<object, Map<KeyOf<never>, Places>>();

  private constructor(own: Set<object> | undefined) {
    this.#own = own;
  }

  static begin(): FoldRun {
    return new FoldRun(new Set());
  }

  /** For a single event, where the state before it stays in use. */
  static readonly ONE_STEP = new FoldRun(undefined);

  /** The list with these entries appended. */
  appended<Entry>(list: readonly Entry[], entries: readonly Entry[]): readonly Entry[] {
    if (entries.length === 0) return list;
    const own = this.#listOf(list);
    for (const entry of entries) {
      own.push(entry);
      for (const [keyOf, places] of this.#indexes.get(own) ?? [])
        noted(places, (keyOf as KeyOf<Entry>)(entry), own.length - 1);
    }
    return own;
  }

  /** The list with each entry of this key changed. `keyOf` must be the same function in each call. */
  changedWhere<Entry>(
    list: readonly Entry[],
    keyOf: KeyOf<Entry>,
    key: string,
    change: (entry: Entry) => Entry,
  ): readonly Entry[] {
    if (this.#own === undefined) return list.map((entry) => (keyOf(entry) === key ? change(entry) : entry));
    const own = this.#listOf(list);
    for (const at of this.#indexOf(own, keyOf).get(key)?.slice() ?? []) {
      const before = own[at] as Entry;
      const after = change(before);
      own[at] = after;
      for (const [keyed, places] of this.#indexes.get(own) ?? []) {
        const [was, is] = [(keyed as KeyOf<Entry>)(before), (keyed as KeyOf<Entry>)(after)];
        if (was === is) continue;
        if (was !== null) places.set(was, places.get(was)?.filter((place) => place !== at) ?? []);
        noted(places, is, at);
      }
    }
    return own;
  }

  /** The entries of these keys, in list order. `keyOf` must be the same function in each call. */
  found<Entry>(list: readonly Entry[], keyOf: KeyOf<Entry>, keys: readonly string[]): readonly Entry[] {
    const wanted = new Set(keys);
    if (this.#own === undefined)
      return list.filter((entry) => {
        const key = keyOf(entry);
        return key !== null && wanted.has(key);
      });
    const index = this.#indexOf(list, keyOf);
    const places = [...wanted].flatMap((key) => index.get(key) ?? []).toSorted((left, right) => left - right);
    return places.map((at) => list[at] as Entry);
  }

  /** The map with this entry, in its old place or at the end. */
  withEntry<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> {
    return this.#made(map, () => new Map(map)).set(key, value);
  }

  /** The set with this member. */
  withMember<Member>(set: ReadonlySet<Member>, member: Member): ReadonlySet<Member> {
    return this.#made(set, () => new Set(set)).add(member);
  }

  /** The record with this member, in its old place or at the end. */
  withField<Value>(
    record: Readonly<Record<string, Value>>,
    name: string,
    value: Value,
  ): Readonly<Record<string, Value>> {
    const own: Record<string, Value> = this.#made(record, () => ({ ...record }));
    own[name] = value;
    return own;
  }

  #listOf<Entry>(list: readonly Entry[]): Entry[] {
    return this.#made(list, () => list.slice());
  }

  #made<Made extends object>(found: object, copy: () => Made): Made {
    if (this.#own?.has(found) === true) return found as Made;
    const made = copy();
    this.#own?.add(made);
    return made;
  }

  #indexOf<Entry>(list: readonly Entry[], keyOf: KeyOf<Entry>): Places {
    const ofList = this.#indexes.get(list) ?? new Map<KeyOf<never>, Places>();
    this.#indexes.set(list, ofList);
    const known = ofList.get(keyOf);
    if (known !== undefined) return known;
    const places: Places = new Map();
    for (const [at, entry] of list.entries()) noted(places, keyOf(entry), at);
    ofList.set(keyOf, places);
    return places;
  }
}

function noted(places: Places, key: string | null, at: number): void {
  if (key === null) return;
  const known = places.get(key);
  if (known === undefined) places.set(key, [at]);
  else known.push(at);
}

/** Folds the events that follow on `state`, in one run. `state` and everything in it stay unchanged. */
export function foldOn<State, Event>(
  fold: { evolve(state: State, event: Event, run?: FoldRun): State },
  state: State,
  events: Iterable<Event>,
): State {
  const run = FoldRun.begin();
  let folded = state;
  for (const event of events) folded = fold.evolve(folded, event, run);
  return folded;
}
