import { setImmediate as breathe } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { revisionsAreIndexed } from './compare-indexes.ts';
import { ID_BYTES } from './packed-ids.ts';
import type { StretchScan } from './scan-stretch.ts';
import type { VerifyThreads } from './verify-threads.ts';
import type { Stretch } from './verify-rows.ts';

/** Rows whose names are kept until both indexes are read: 20 bytes each. A longer log reads the indexes again. */
const MOST_KEPT = 2 ** 22;

/**
 * Compares SQLite's own indexes with the rows, which `PRAGMA integrity_check` does by looking each row up in each index.
 * Here the rows' names are kept as the walk reads them, and each index is read once, in its order and by another thread:
 * a fraction of the cost, and as exact.
 */
export class IndexedRows {
  readonly #connection: Database.Database;
  readonly #threads: VerifyThreads;
  readonly #to: number;
  readonly #most: number;
  /** The number of each stream. */
  readonly #numbers = new Map<string, number>();
  #first = 0;
  #kept = 0;
  #ids = new Uint8Array(0);
  #streamOf = new Uint32Array(0);
  #equal = true;

  /** `to`: leaf index after the last row. */
  constructor(connection: Database.Database, threads: VerifyThreads, to: number, most = MOST_KEPT) {
    this.#connection = connection;
    this.#threads = threads;
    this.#to = to;
    this.#most = most;
    this.#begin(0);
  }

  /** Takes the rows of a sound stretch, each stretch once and in order. */
  async take({ from, to }: Stretch, { ids, streams }: StretchScan): Promise<void> {
    if (!this.#equal) return;
    if (from !== this.#first + this.#kept || ids.length !== (to - from) * ID_BYTES) return this.giveUp();
    if (this.#kept + to - from > this.#streamOf.length) {
      await this.#compare();
      this.#begin(from);
    }
    const numbers = streams.names.split('\n').map((stream) => this.#numberOf(stream));
    this.#ids.set(ids, this.#kept * ID_BYTES);
    for (let row = 0; row < to - from; row += 1)
      this.#streamOf[this.#kept + row] = numbers[streams.of[row] as number] as number;
    this.#kept += to - from;
  }

  /** Leaves it to SQLite: some rows have a fault, or names of another kind. */
  giveUp(): void {
    this.#equal = false;
    this.#ids = new Uint8Array(0);
    this.#streamOf = new Uint32Array(0);
  }

  /** Whether every row is in both indexes, and nothing else is. If not, SQLite is to say why. */
  async areEqual(): Promise<boolean> {
    if (this.#equal && this.#first + this.#kept === this.#to) await this.#compare();
    else this.giveUp();
    return this.#equal;
  }

  #begin(first: number): void {
    const rows = Math.min(this.#most, this.#to - first);
    this.#first = first;
    this.#kept = 0;
    this.#ids = new Uint8Array(rows * ID_BYTES);
    this.#streamOf = new Uint32Array(rows);
  }

  async #compare(): Promise<void> {
    // Positions count from 1.
    const first = this.#first + 1;
    const ids = this.#threads.ids({ first, ids: this.#ids.subarray(0, this.#kept * ID_BYTES) });
    const streamOf = this.#streamOf.subarray(0, this.#kept);
    const revisions = await this.#revisions(first, streamOf);
    if (!((await ids) === true && revisions)) this.giveUp();
  }

  async #revisions(first: number, streamOf: Uint32Array): Promise<boolean> {
    try {
      const pages = revisionsAreIndexed(this.#connection, { first, streamOf, numbers: this.#numbers });
      for (;;) {
        const page = pages.next();
        if (page.done === true) return page.value;
        await breathe();
      }
    } catch {
      return false;
    }
  }

  #numberOf(stream: string): number {
    const known = this.#numbers.get(stream);
    if (known !== undefined) return known;
    this.#numbers.set(stream, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}
