import type { Database, Statement } from 'better-sqlite3';
import {
  ACTOR,
  EFFECTIVE_ON,
  ENTRIES_A_BLOCK,
  ENTRY_BYTES,
  EVENT_ID,
  HASH_BYTES,
  PARTNERSHIP,
  RECORDED_AT,
  REVISION,
  STREAM,
  TOKEN,
  TYPE,
  writeUuid,
} from './entry-layout.ts';
import { PUT_LOG_BLOCK, SELECT_ENTRIES, SELECT_HASHES, SELECT_LATEST_AT } from './log-index-sql.ts';

/** An entry before it is packed. */
export interface NewEntry {
  readonly position: number;
  readonly token: bigint;
  readonly eventId: string;
  readonly stream: number;
  readonly revision: number;
  readonly type: number;
  readonly partnership: number;
  readonly actor: number;
  readonly recordedAt: number;
  readonly effectiveOn: number;
  readonly leafHash: Uint8Array;
}

/** Appends entries to the blocks of the log index. A block is written when it is full, and the last one at `flush`. */
export class BlockWriter {
  readonly #selectEntries: Statement<unknown[], Buffer>;
  readonly #selectHashes: Statement<unknown[], Buffer>;
  readonly #selectLatest: Statement<unknown[], number>;
  readonly #put: Statement<unknown[]>;
  readonly #entries = Buffer.alloc(ENTRIES_A_BLOCK * ENTRY_BYTES);
  readonly #view = new DataView(this.#entries.buffer, this.#entries.byteOffset, this.#entries.length);
  readonly #hashes = Buffer.alloc(ENTRIES_A_BLOCK * HASH_BYTES);
  /** Entries in memory; undefined where they must first be read. */
  #count: number | undefined;
  #written = 0;
  #no = 0;
  /** The greatest instant of recording so far: it never decreases, so a moment is found by binary search. */
  #latestAt = Number.MIN_SAFE_INTEGER;

  constructor(db: Database) {
    this.#selectEntries = db.prepare<unknown[], Buffer>(SELECT_ENTRIES).pluck();
    this.#selectHashes = db.prepare<unknown[], Buffer>(SELECT_HASHES).pluck();
    this.#selectLatest = db.prepare<unknown[], number>(SELECT_LATEST_AT).pluck();
    this.#put = db.prepare(PUT_LOG_BLOCK);
  }

  /** Returns false where the event's id is no UUID, and so is not in the entry. */
  append(entry: NewEntry): boolean {
    const count = this.#count ?? this.#read(entry.position);
    const at = count * ENTRY_BYTES;
    const view = this.#view;
    view.setBigUint64(at + TOKEN, entry.token, true);
    view.setFloat64(at + RECORDED_AT, entry.recordedAt, true);
    view.setUint32(at + STREAM, entry.stream, true);
    view.setUint32(at + REVISION, entry.revision, true);
    view.setUint32(at + TYPE, entry.type, true);
    view.setUint32(at + PARTNERSHIP, entry.partnership, true);
    view.setUint32(at + ACTOR, entry.actor, true);
    view.setUint32(at + EFFECTIVE_ON, entry.effectiveOn, true);
    const isUuid = writeUuid(entry.eventId, this.#entries, at + EVENT_ID);
    if (!isUuid) this.#entries.fill(0, at + EVENT_ID, at + ENTRY_BYTES);
    this.#hashes.set(entry.leafHash, count * HASH_BYTES);
    if (entry.recordedAt > this.#latestAt) this.#latestAt = entry.recordedAt;
    this.#count = count + 1;
    if (this.#count === ENTRIES_A_BLOCK) {
      this.flush();
      this.#no += 1;
      this.#count = this.#written = 0;
    }
    return isUuid;
  }

  /** Writes what is in memory only. */
  flush(): void {
    const count = this.#count ?? 0;
    if (count === this.#written) return;
    const [entries, hashes] = [
      this.#entries.subarray(0, count * ENTRY_BYTES),
      this.#hashes.subarray(0, count * HASH_BYTES),
    ];
    this.#put.run(this.#no, this.#latestAt, entries, hashes);
    this.#written = count;
  }

  /** The table was emptied or rolled back. */
  forget(): void {
    this.#count = undefined;
  }

  /** Takes up the block that the event at `position` goes into. */
  #read(position: number): number {
    this.#no = Math.floor(position / ENTRIES_A_BLOCK);
    const [entries, hashes] = [this.#selectEntries.get(this.#no), this.#selectHashes.get(this.#no)];
    entries?.copy(this.#entries);
    hashes?.copy(this.#hashes);
    const isBegun = entries !== undefined && entries.length < this.#entries.length;
    this.#latestAt = this.#selectLatest.get(isBegun ? this.#no : this.#no - 1) ?? Number.MIN_SAFE_INTEGER;
    this.#written = position % ENTRIES_A_BLOCK;
    return this.#written;
  }
}
