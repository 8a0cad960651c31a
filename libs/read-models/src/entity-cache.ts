import type { FoldedEntity } from './folded-entity.ts';

/** Folded states kept between pages, the least recently used going first. Bounded by the length of their text. */
export class EntityCache {
  readonly #entries = new Map<string, { readonly entity: FoldedEntity; readonly weight: number }>();
  readonly #limit: number;
  #weight = 0;

  /** `limit` in characters of state text. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): FoldedEntity | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.entity;
  }

  put(key: string, entity: FoldedEntity, weight: number): void {
    this.drop(key);
    this.#entries.set(key, { entity, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#limit) return;
      this.drop(oldest);
    }
  }

  drop(key: string): void {
    this.#weight -= this.#entries.get(key)?.weight ?? 0;
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
    this.#weight = 0;
  }
}
