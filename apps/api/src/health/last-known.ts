/** Milliseconds that a question waits for a fresh answer. */
const PATIENCE = 20;
/** Milliseconds after which an answer is too old to be given. */
const OLDEST = 30_000;

export interface LastKnownOptions {
  readonly patience?: number;
  readonly oldest?: number;
  /** Milliseconds, from any beginning. */
  readonly now?: () => number;
}

/**
 * Answers with the fresh value where it comes at once, else with the last one known: who asks every few seconds need not
 * wait for a thread that is busy, and hears of it when it has been for too long.
 */
export class LastKnown<Value> {
  readonly #ask: () => Promise<Value>;
  readonly #patience: number;
  readonly #oldest: number;
  readonly #now: () => number;
  #known: { readonly value: Value; readonly at: number } | undefined;
  #asking: Promise<Value> | undefined;

  constructor(ask: () => Promise<Value>, options: LastKnownOptions = {}) {
    const { patience = PATIENCE, oldest = OLDEST, now = () => performance.now() } = options;
    this.#ask = ask;
    this.#patience = patience;
    this.#oldest = oldest;
    this.#now = now;
  }

  /** Undefined where nothing was answered for too long. @throws what the question throws */
  async value(): Promise<Value | undefined> {
    const fresh = (this.#asking ??= this.#asked());
    const known = this.#known;
    const wait = known === undefined ? this.#oldest : this.#patience;
    const waited = Symbol('waited');
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<typeof waited>((resolve) => {
      timer = setTimeout(resolve, wait, waited);
    });
    const first = await Promise.race([fresh, late]).finally(() => clearTimeout(timer));
    if (first !== waited) return first;
    return known !== undefined && this.#now() - known.at <= this.#oldest ? known.value : undefined;
  }

  async #asked(): Promise<Value> {
    try {
      const value = await this.#ask();
      this.#known = { value, at: this.#now() };
      return value;
    } finally {
      this.#asking = undefined;
    }
  }
}
