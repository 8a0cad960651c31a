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

  /**
   * For one piece of work, to be called between its steps: where a slice is used up, there is a turn to be awaited, and
   * nothing otherwise.
   */
  pace(): () => Promise<void> | undefined {
    let began = this.#now();
    const turn = async (): Promise<void> => {
      await this.next();
      began = this.#now();
    };
    return () => (this.#now() - began < this.#slice ? undefined : turn());
  }

  readonly #round = (): void => {
    this.#waiting.shift()?.();
    if (this.#waiting.length > 0) this.#soon(this.#round);
  };
}

/** The turns of this thread. */
export const turns = new Turns();
