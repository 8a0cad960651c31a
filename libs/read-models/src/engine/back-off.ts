import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_MS = 100;
const LONGEST_MS = 10_000;

/** Waits longer after each consecutive failure, from 100 ms to 10 s; aborting ends the wait at once. */
export class BackOff {
  #failures = 0;

  get failures(): number {
    return this.#failures;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  async wait(signal: AbortSignal): Promise<void> {
    const ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#failures);
    this.#failures += 1;
    await sleep(ms, undefined, { signal }).catch(() => undefined);
  }
}
