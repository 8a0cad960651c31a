/** So many names are told apart; a file that makes up more has the others counted together. */
const MOST_NAMES = 500;
const OTHERS = '(other names)';

export interface LeftOut {
  /** `contact-info`, `transaction/sector`, `recipientOrganization.postalCode`. */
  readonly name: string;
  readonly count: number;
}

/** Counts the elements of which nothing is recorded, by name. */
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
