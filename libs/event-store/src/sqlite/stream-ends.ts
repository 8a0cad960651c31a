import type { StreamName } from '@pacta/ledger';
import { RecentlyUsed } from '../recently-used.ts';

/**
 * Caches where streams end. Only the one writing process has it, so it stays true, and a read after the end of a stream
 * needs no query.
 */
export class StreamEnds {
  /** The first absent revision of each stream. */
  readonly #ends: RecentlyUsed<StreamName, number>;

  constructor(limit = 20_000) {
    this.#ends = new RecentlyUsed(limit);
  }

  /** The stream has this many events; perhaps more. */
  note(stream: StreamName, end: number): void {
    const known = this.#ends.get(stream);
    if (known === undefined || known < end) this.#ends.set(stream, end);
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
