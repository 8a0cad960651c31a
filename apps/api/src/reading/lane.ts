/** The work was given up by whoever asked for it, before it began. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

/** Runs at most so many pieces of work at a time; the others wait in the order in which they came. */
export class Lane {
  readonly #width: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(width: number) {
    this.#width = width;
  }

  /** @throws GivenUp where `signal` is aborted when its turn comes */
  async run<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    if (this.#running >= this.#width) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      if (signal?.aborted === true) throw new GivenUp('It was given up before its turn came.');
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
