/** Milliseconds over which a rate is taken: a start or a pause long ago says nothing of what is to come. */
const WINDOW = 5_000;

/** How fast something counts up, and when it will be there. */
export class Pace {
  readonly #seen: { readonly at: number; readonly count: number }[] = [];

  /** `at` in milliseconds, of any clock that does not go back. */
  note(at: number, count: number): void {
    this.#seen.push({ at, count });
    while (this.#seen.length > 2 && at - (this.#seen[1]?.at ?? at) > WINDOW) this.#seen.shift();
  }

  /** Counts a second; null until two looks tell. */
  get rate(): number | null {
    const [first, last] = [this.#seen[0], this.#seen.at(-1)];
    if (first === undefined || last === undefined || last.at <= first.at) return null;
    return ((last.count - first.count) / (last.at - first.at)) * 1_000;
  }

  /** Seconds until `goal`; null while nobody can tell. */
  secondsTo(goal: number): number | null {
    const last = this.#seen.at(-1);
    const { rate } = this;
    if (last === undefined || rate === null || rate <= 0) return null;
    return Math.max(0, goal - last.count) / rate;
  }
}
