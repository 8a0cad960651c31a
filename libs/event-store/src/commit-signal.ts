/** Wakes readers that wait for the log to grow. It carries no events: a woken reader reads the log itself. */
export class CommitSignal {
  readonly #waiting = new Set<() => void>();
  #notified = 0;

  /** How often `notify` was called. */
  get count(): number {
    return this.#notified;
  }

  /** Called after a commit, when the store is reachable again, and when it closes. */
  notify(): void {
    this.#notified += 1;
    if (this.#waiting.size === 0) return;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  /**
   * Resolves at the next `notify`, when `signal` aborts, or after `timeout` milliseconds; at once where there was one
   * since `count` was `seen`.
   */
  wait(
    signal: AbortSignal,
    { timeout, seen }: { readonly timeout?: number; readonly seen?: number } = {},
  ): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted || (seen !== undefined && seen !== this.#notified)) return resolve();
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
