/** Longest that a piece of long work holds its thread, in milliseconds. */
const SLICE = 10;

export interface TurnsOptions {
  readonly slice?: number;
  /** Milliseconds, from any beginning. */
  readonly now?: () => number;
  /** Calls back when everything that waits in the event loop has had its turn. */
  readonly soon?: (callback: () => void) => void;
}

/**
 * Lets pieces of long work in one thread take turns, so that a short request waits for one slice at most, however many
 * long ones run: of those that wait, one goes on in each round of the event loop.
 */
export class Turns {
  readonly #slice: number;
  readonly #now: () => number;
  readonly #soon: (callback: () => void) => void;
  readonly #waiting: (() => void)[] = [];

  constructor({ slice = SLICE, now = () => performance.now(), soon = setImmediate }: TurnsOptions = {}) {
    this.#slice = slice;
    this.#now = now;
    this.#soon = soon;
  }

  /** Waits for a turn. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) this.#soon(this.#round);
    });
  }

  /** For one piece of work: to be awaited between its steps, it waits for a turn where a slice is used up. */
  pace(): () => Promise<void> {
    let began = this.#now();
    return async () => {
      if (this.#now() - began < this.#slice) return;
      await this.next();
      began = this.#now();
    };
  }

  readonly #round = (): void => {
    this.#waiting.shift()?.();
    if (this.#waiting.length > 0) this.#soon(this.#round);
  };
}

/** The turns of this thread. */
export const turns = new Turns();
