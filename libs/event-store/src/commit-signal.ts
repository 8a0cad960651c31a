/** Wakes readers that wait for the log to grow. It carries no events: a woken reader reads the log itself. */
export class CommitSignal {
  readonly #waiting = new Set<() => void>();
  readonly #listeners = new Set<() => void>();

  /** Called after a commit, when the store is reachable again, and when it closes. */
  notify(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` at every `notify` from now on. */
  listen(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Resolves at the next `notify`, when `signal` aborts, or after `timeout` milliseconds. */
  wait(signal: AbortSignal, timeout?: number): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        clearTimeout(timer);
        resolve();
      };
      const timer = timeout === undefined ? undefined : setTimeout(wake, timeout);
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
