import type { StreamName } from '@pacta/ledger';

/**
 * Where streams end, as far as this process knows. It is the only one that writes, so what it knows stays true, and a
 * look behind the end of a stream needs no look at the file.
 */
export class StreamEnds {
  readonly #limit: number;
  /** The first revision that a stream does not have. Oldest first. */
  readonly #ends = new Map<StreamName, number>();

  constructor(limit = 20_000) {
    this.#limit = limit;
  }

  /** The stream reaches at least so far, and no further unless more is told. */
  note(stream: StreamName, end: number): void {
    const known = this.#ends.get(stream);
    if (known !== undefined && known >= end) return;
    this.#ends.delete(stream);
    this.#ends.set(stream, end);
    if (this.#ends.size > this.#limit) this.#ends.delete(this.#ends.keys().next().value as StreamName);
  }

  /** True where the stream is known to have no event from this revision on. */
  isBeyond(stream: StreamName, revision: number): boolean {
    const end = this.#ends.get(stream);
    return end !== undefined && revision >= end;
  }

  /** Knows nothing any more: whether a commit went through can't be told. */
  forget(): void {
    this.#ends.clear();
  }
}
