/** Most distinct names; in a file with more, the others are counted together. */
const MOST_NAMES = 500;
const OTHERS = '(other names)';

export interface LeftOut {
  /** `contact-info`, `transaction/sector`, `recipientOrganization.postalCode`. */
  readonly name: string;
  readonly count: number;
}

/** Counts the elements that are not recorded, by name. */
export class LeftOutCount {
  readonly #counts = new Map<string, number>();

  add(name: string, count = 1): void {
    const key = this.#counts.has(name) || this.#counts.size < MOST_NAMES ? name.slice(0, 120) : OTHERS;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  /** By name. */
  list(): readonly LeftOut[] {
    return [...this.#counts]
      .map(([name, count]) => ({ name, count }))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  }
}
