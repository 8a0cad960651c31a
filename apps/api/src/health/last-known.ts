/** Milliseconds for which an answer is as good as a fresh one. */
const FRESH = 1_000;
/** Milliseconds that a question waits for a fresh answer where an older one is known, and where none is. */
const PATIENCE = { known: 5, unknown: 2_000 };
/** Milliseconds after which an answer is too old to be given. */
const OLDEST = 30_000;

/**
 * The last answer of a thread that may be busy: who asks every few seconds need not wait until it has time, and hears of it
 * when it has had none for too long.
 */
export class LastKnown<Value> {
  readonly #ask: () => Promise<Value>;
  readonly #now: () => number;
  #known: { readonly value: Value; readonly at: number } | undefined;
  #asking: Promise<Value> | undefined;

  /** @param now milliseconds, from any beginning */
  constructor(ask: () => Promise<Value>, now = (): number => performance.now()) {
    this.#ask = ask;
    this.#now = now;
  }

  /** Undefined where nothing was answered for too long. @throws what the question throws */
  async value(): Promise<Value | undefined> {
    const known = this.#knownFor(OLDEST);
    if (known !== undefined && this.#knownFor(FRESH) !== undefined) return known.value;
    const asking = (this.#asking ??= this.#asked());
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, known === undefined ? PATIENCE.unknown : PATIENCE.known, undefined);
    });
    const fresh = await Promise.race([asking.then((value) => ({ value })), late]).finally(() => clearTimeout(timer));
    return (fresh ?? known)?.value;
  }

  #knownFor(milliseconds: number) {
    return this.#known !== undefined && this.#now() - this.#known.at <= milliseconds ? this.#known : undefined;
  }

  async #asked(): Promise<Value> {
    try {
      const value = await this.#ask();
      this.#known = { value, at: this.#now() };
      return value;
    } catch (fault) {
      this.#known = undefined;
      throw fault;
    } finally {
      this.#asking = undefined;
    }
  }
}
