import type { Token } from '@pacta/event-store';

/** The outcome of waiting for a write to be readable. */
export type Waited = 'reached' | 'timed-out';

interface Waiter {
  readonly token: bigint;
  readonly settle: (outcome: Waited) => void;
}

/** Callers that wait until the projections have reached their token. */
export class TokenWaiters {
  readonly #waiting = new Set<Waiter>();

  /** Settles after `timeoutMs` milliseconds at the latest. */
  wait(token: Token, timeoutMs: number): Promise<Waited> {
    return new Promise((resolve) => {
      const waiter: Waiter = {
        token: BigInt(token),
        settle: (outcome) => {
          clearTimeout(timer);
          this.#waiting.delete(waiter);
          resolve(outcome);
        },
      };
      const timer = setTimeout(() => waiter.settle('timed-out'), timeoutMs);
      this.#waiting.add(waiter);
    });
  }

  reached(token: Token): void {
    if (this.#waiting.size === 0) return;
    const now = BigInt(token);
    for (const waiter of [...this.#waiting]) if (waiter.token <= now) waiter.settle('reached');
  }

  /** Ends all waits: the projector stops. */
  giveUp(): void {
    for (const waiter of [...this.#waiting]) waiter.settle('timed-out');
  }
}
