/** Reports written concurrently, so that they share commits; bounded, so that memory is. */
const MOST_TASKS = 64;
/** Most records held by running tasks. */
const MOST_WEIGHT = 4_000;

/** Runs tasks concurrently within limits. The first fault ends it. */
export class SideBySide {
  readonly #running = new Set<Promise<void>>();
  #weight = 0;
  #fault: { readonly cause: unknown } | undefined;

  /** Starts a task as soon as the limits allow. @throws what an earlier task threw */
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
