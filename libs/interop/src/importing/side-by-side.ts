/** So many reports are written at the same time, so that they share commits; and no more, so that memory stays bounded. */
const MOST_TASKS = 64;
/** Records held by the tasks under way. */
const MOST_WEIGHT = 4_000;

/** Runs tasks side by side within bounds. The first fault ends it. */
export class SideBySide {
  readonly #running = new Set<Promise<void>>();
  #weight = 0;
  #fault: { readonly cause: unknown } | undefined;

  /** Starts a task as soon as there is room. @throws what an earlier task threw */
  async start(weight: number, task: () => Promise<void>): Promise<void> {
    while (this.#running.size >= MOST_TASKS || (this.#weight > 0 && this.#weight + weight > MOST_WEIGHT))
      await Promise.race(this.#running);
    this.#throwFault();
    this.#weight += weight;
    const running = task()
      .catch((cause: unknown) => {
        this.#fault ??= { cause };
      })
      .finally(() => {
        this.#running.delete(running);
        this.#weight -= weight;
      });
    this.#running.add(running);
  }

  /** Waits for all tasks. @throws what one of them threw */
  async end(): Promise<void> {
    await Promise.all(this.#running);
    this.#throwFault();
  }

  #throwFault(): void {
    if (this.#fault !== undefined) throw this.#fault.cause;
  }
}
