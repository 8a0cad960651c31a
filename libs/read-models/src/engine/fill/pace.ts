/** Window of the rate, in milliseconds: an old start or pause must not affect it. */
const WINDOW = 5_000;

/** Measures the rate of a counter and estimates when it reaches a goal. */
export class Pace {
  readonly #seen: { readonly at: number; readonly count: number }[] = [];

  /** `at` in milliseconds of a monotonic clock. */
  note(at: number, count: number): void {
    this.#seen.push({ at, count });
    while (this.#seen.length > 2 && at - (this.#seen[1]?.at ?? at) > WINDOW) this.#seen.shift();
  }

  /** Counts per second; null until there are two measurements. */
  get rate(): number | null {
    const [first, last] = [this.#seen[0], this.#seen.at(-1)];
    if (first === undefined || last === undefined || last.at <= first.at) return null;
    return ((last.count - first.count) / (last.at - first.at)) * 1_000;
  }

  /** Seconds until `goal`; null while unknown. */
  secondsTo(goal: number): number | null {
    const last = this.#seen.at(-1);
    const { rate } = this;
    if (last === undefined || rate === null || rate <= 0) return null;
    return Math.max(0, goal - last.count) / rate;
  }
}
