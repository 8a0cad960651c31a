/**
 * A bounded map of what was used last, in two generations: what the younger one does not come to hold before it is full
 * is dropped with the older one. A JavaScript map from which the oldest entry is deleted at each new one gets slow: it
 * steps over what was deleted before.
 */
export class RecentlyUsed<Key, Value> {
  readonly #generation: number;
  #young = new Map<Key, Value>();
  #old: ReadonlyMap<Key, Value> = new Map();

  /** @param limit most entries; the half of them that was used last is always held */
  constructor(limit: number) {
    this.#generation = Math.ceil(limit / 2);
  }

  get(key: Key): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: Key, value: Value): void {
    this.#young.set(key, value);
    if (this.#young.size < this.#generation) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  clear(): void {
    this.#young = new Map();
    this.#old = new Map();
  }
}
