/** Reports written concurrently, so that they share commits; bounded, so that memory is. */
const MOST_TASKS = 256;
/** Most records held by running tasks. */
const MOST_WEIGHT = 2_000;

/** Runs tasks concurrently within limits. The first fault ends it. */
export class SideBySide {
  #running = 0;
  #weight = 0;
  #fault: { readonly cause: unknown } | undefined;
  /** Resolved when a task ends. */
  #ended = Promise.withResolvers<void>();

  /** Starts a task as soon as the limits allow. @throws what an earlier task threw */
  async start(weight: number, task: () => Promise<unknown>): Promise<void> {
    while (this.#running >= MOST_TASKS || (this.#weight > 0 && this.#weight + weight > MOST_WEIGHT))
      await this.#ended.promise;
    this.#throwFault();
    this.#running += 1;
    this.#weight += weight;
    const end = (): void => {
      this.#running -= 1;
      this.#weight -= weight;
      this.#ended.resolve();
      this.#ended = Promise.withResolvers();
    };
    task().then(end, (cause: unknown) => {
      this.#fault ??= { cause };
      end();
    });
  }

  /** Waits for all tasks. @throws what one of them threw */
  async end(): Promise<void> {
    while (this.#running > 0) await this.#ended.promise;
    this.#throwFault();
  }

  #throwFault(): void {
    if (this.#fault !== undefined) throw this.#fault.cause;
  }
}
