/** Wakes those who wait for the log to grow. Nothing is queued: whoever wakes reads the log itself. */
export class CommitSignal {
  readonly #waiting = new Set<() => void>();
  readonly #listeners = new Set<() => void>();

  /** Something was committed, or the store came back, or it closed. */
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

  /** Until the next `notify`, the abort of `signal`, or `timeout` milliseconds have passed. */
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
