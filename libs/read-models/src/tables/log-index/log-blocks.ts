import { LruCache } from '../../lru-cache.ts';
import { firstWhere } from '../../reading/binary-search.ts';
import type { ReadingConnection } from '../../reading/reading-connection.ts';
import { ENTRIES_A_BLOCK, ENTRY_BYTES, HASH_BYTES } from './entry-layout.ts';
import { LogBlock } from './log-block.ts';
import { SELECT_ENTRIES, SELECT_HASHES, SELECT_LAST_BLOCK, SELECT_LATEST_AT } from './log-index-sql.ts';

/** An entry: its block, and its place in it. */
export interface FoundEntry {
  readonly block: LogBlock;
  readonly at: number;
}

interface LastBlock {
  readonly no: number;
  readonly latest_at: number;
  /** Size of its entries. */
  readonly bytes: number;
}

const MOST_KEPT = 64;

/** The blocks of the log index, over one connection. Full ones never change, so the last ones read are cached. */
export class LogBlocks {
  readonly #read: ReadingConnection;
  readonly #full = new LruCache<LogBlock>(MOST_KEPT);

  constructor(read: ReadingConnection) {
    this.#read = read;
  }

  /** How many events are indexed. */
  count(): number {
    const last = this.#last();
    return last === undefined ? 0 : last.no * ENTRIES_A_BLOCK + last.bytes / ENTRY_BYTES;
  }

  block(no: number): LogBlock | undefined {
    const known = this.#full.get(String(no));
    if (known !== undefined) return known;
    const bytes = this.#read.value(SELECT_ENTRIES, no) as Uint8Array | null;
    if (bytes === null) return undefined;
    const block = new LogBlock(no, bytes);
    if (block.isFull) this.#full.put(String(no), block, 1);
    return block;
  }

  at(position: number): FoundEntry | undefined {
    const block = this.block(Math.floor(position / ENTRIES_A_BLOCK));
    const at = position % ENTRIES_A_BLOCK;
    return block === undefined || at >= block.length ? undefined : { block, at };
  }

  /** The leaf index of the event with this token; undefined where none is indexed. */
  positionOf(token: string): number | undefined {
    const wanted = BigInt(token);
    // Where tokens are dense it is token - 1; elsewhere at most that.
    const near = this.at(Number(wanted) - 1);
    if (near !== undefined && near.block.token(near.at) === wanted) return near.block.first + near.at;
    const end = Math.min(this.count(), Number(wanted) + 1);
    const position = firstWhere(end, (place) => this.#tokenAt(place) >= wanted);
    return position < end && this.#tokenAt(position) === wanted ? position : undefined;
  }

  /** RFC 6962 leaf hashes from `from` to `to` (exclusive), concatenated; of fewer where the index ends before. */
  hashes(from: number, to: number): Uint8Array {
    const parts: Uint8Array[] = [];
    for (let no = Math.floor(from / ENTRIES_A_BLOCK); no * ENTRIES_A_BLOCK < to; no += 1) {
      const hashes = this.#read.value(SELECT_HASHES, no) as Uint8Array | null;
      if (hashes === null) break;
      const first = no * ENTRIES_A_BLOCK;
      parts.push(hashes.subarray(Math.max(0, from - first) * HASH_BYTES, (to - first) * HASH_BYTES));
      if (hashes.length < ENTRIES_A_BLOCK * HASH_BYTES) break;
    }
    return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
  }

  /** When the newest-dated event was recorded, in milliseconds since 1970; undefined on an empty log. */
  latestAt(): number | undefined {
    return this.#last()?.latest_at;
  }

  /**
   * Leaf index of the last event before the first one recorded after `instant` (milliseconds since 1970); -1 for none.
   */
  lastBefore(instant: number): number {
    const blocks = Math.ceil(this.count() / ENTRIES_A_BLOCK);
    const no = firstWhere(blocks, (place) => (this.#read.value(SELECT_LATEST_AT, place) as number) > instant);
    const block = this.block(no);
    if (block === undefined) return this.count() - 1;
    let at = 0;
    while (at < block.length && !(block.recordedAt(at) > instant)) at += 1;
    return block.first + at - 1;
  }

  /** The connection was closed: the file may be another one. */
  forget(): void {
    this.#full.clear();
  }

  #tokenAt(position: number): bigint {
    const found = this.at(position);
    return found === undefined ? -1n : found.block.token(found.at);
  }

  #last(): LastBlock | undefined {
    return this.#read.rows(SELECT_LAST_BLOCK)[0] as LastBlock | undefined;
  }
}
