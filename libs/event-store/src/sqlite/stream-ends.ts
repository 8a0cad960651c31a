import type { StreamName } from '@pacta/ledger';

/**
 * Caches where streams end. Only the one writing process has it, so it stays true, and a read after the end of a stream
 * needs no query.
 */
export class StreamEnds {
  readonly #limit: number;
  /** The first absent revision of each stream. Oldest first. */
  readonly #ends = new Map<StreamName, number>();

  constructor(limit = 20_000) {
    this.#limit = limit;
  }

  /** The stream has this many events; perhaps more. */
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

  /** Drops everything: it is unknown whether a commit succeeded. */
  forget(): void {
    this.#ends.clear();
  }
}
