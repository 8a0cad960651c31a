import type { Database } from 'better-sqlite3';
import { sentenceOf } from '../engine/log-line.ts';
import { openReadModelFileReadOnly } from '../engine/read-model-file.ts';
import { LogIndexReader } from '../tables/log-index/log-index-reader.ts';
import type { LogRow } from '../tables/log-index/log-row.ts';

/** The log index as of the start of verification; entries that can't be read are treated as absent. */
export class LogIndexReading {
  readonly events: number;
  /** Why entries can't be read, after the first fault. */
  damage: string | undefined;
  readonly #db: Database;
  readonly #log: LogIndexReader;

  /** Throws SqliteError on a damaged file. */
  constructor(file: string) {
    this.#db = openReadModelFileReadOnly(file);
    try {
      this.#log = LogIndexReader.over(this.#db);
      this.events = this.#log.blocks.count();
    } catch (fault) {
      this.#db.close();
      throw fault;
    }
  }

  at(position: number): LogRow | undefined {
    if (position < 0 || position >= this.events) return undefined;
    return this.#read(() => this.#log.row(position));
  }

  /** With the leaf hash. */
  expected(position: number): (LogRow & { readonly leafHash: Uint8Array }) | undefined {
    const row = this.at(position);
    return row && { ...row, leafHash: this.hashes(position, position + 1) };
  }

  /** Leaf hashes, 32 bytes each, of the events from `from` to `to` (exclusive); of fewer where the index ends before. */
  hashes(from: number, to: number): Uint8Array {
    return this.#read(() => this.#log.blocks.hashes(from, Math.min(to, this.events))) ?? new Uint8Array(0);
  }

  close(): void {
    this.#db.close();
  }

  #read<Result>(read: () => Result): Result | undefined {
    try {
      return read();
    } catch (fault) {
      this.damage = sentenceOf(fault);
      return undefined;
    }
  }
}
