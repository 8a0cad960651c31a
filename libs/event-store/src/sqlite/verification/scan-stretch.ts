import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { scannedLeaf } from './leaf-fault.ts';
import { LeafShapes } from './leaf-shapes.ts';
import { ID_BYTES, ID_LENGTH } from './packed-ids.ts';
import { NAMES, RowsTogetherReader, type RowsTogether } from './rows-together.ts';
import { sealedFault } from './sealed-fault.ts';
import { StreamsTaken, streamsOfNothing, type StreamsOfRows } from './streams-of-rows.ts';
import { HASH_BYTES, type Stretch } from './verify-rows.ts';

/** The result of a first scan of a stretch, in a form that threads can send. */
export interface StretchScan {
  /** No row has a fault. Otherwise a second pass finds out which. */
  readonly sound: boolean;
  /** Leaf hashes, 32 bytes each. */
  readonly hashes: Uint8Array<ArrayBuffer>;
  /** Event ids, 16 bytes each. */
  readonly ids: Uint8Array<ArrayBuffer>;
  readonly streams: StreamsOfRows;
}

/** Rows that are read together: as values of so many, each fits a page of the heap. */
const ROWS_AT_ONCE = 128;

const NOTHING: Uint8Array<ArrayBuffer> = new Uint8Array(0);
const FAULTY: StretchScan = { sound: false, hashes: NOTHING, ids: NOTHING, streams: streamsOfNothing };

/** Checks the rows of stretches by themselves: without the log index, and without what came before. */
export class StretchScanner {
  readonly #connection: Database.Database;
  readonly #shapes = new LeafShapes();
  #reader: RowsTogetherReader | undefined;

  constructor(connection: Database.Database) {
    this.#connection = connection;
  }

  /** Undefined where the file is so damaged that it can't be scanned. */
  tryScan(stretch: Stretch): StretchScan | undefined {
    try {
      this.#reader ??= new RowsTogetherReader(this.#connection);
      return this.#scan(this.#reader, stretch);
    } catch {
      return undefined;
    }
  }

  #scan(reader: RowsTogetherReader, { from, to }: Stretch): StretchScan {
    const hashes = Buffer.alloc((to - from) * HASH_BYTES);
    const ids = new Uint8Array((to - from) * ID_BYTES);
    const streams = new StreamsTaken(to - from);
    for (let at = from; at < to; at += ROWS_AT_ONCE) {
      const rows = reader.read(at, Math.min(at + ROWS_AT_ONCE, to));
      if (rows === undefined || !this.#areSound(rows, hashes, (at - from) * HASH_BYTES)) return FAULTY;
      if (!streams.take(rows)) return FAULTY;
      ids.set(rows.ids, (at - from) * ID_BYTES);
    }
    return {
      sound: true,
      hashes: new Uint8Array(hashes.buffer, hashes.byteOffset, hashes.length),
      ids,
      streams: streams.taken(),
    };
  }

  /** Whether each leaf is canonical, is the one that was hashed, and agrees with its columns. Writes the hashes. */
  #areSound(rows: RowsTogether, hashes: Buffer, place: number): boolean {
    const { count, leaves, lengths } = rows;
    const bytes = leaves.toString('latin1');
    for (let row = 0, at = 0; row < count; row += 1) {
      const end = at + 1 + (lengths[row] as number);
      hashes.write(hash('sha256', leaves.subarray(at, end), 'binary'), place + row * HASH_BYTES, 'binary');
      if (!this.#saysSo(rows, row, bytes, at + 1, end)) return false;
      at = end;
    }
    return hashes.compare(rows.hashes, 0, rows.hashes.length, place, place + rows.hashes.length) === 0;
  }

  /** Whether the leaf between these offsets says what the columns of its row say. */
  #saysSo(
    { leaves, idTexts, names, sealed: boxes }: RowsTogether,
    row: number,
    bytes: string,
    from: number,
    to: number,
  ): boolean {
    const at = row * NAMES;
    const [revision, stream, type] = [names[at] as string, names[at + 1] as string, names[at + 2] as string];
    const sealed = boxes[row] as string;
    const shaped = this.#shapes.read(type, bytes, from, to, sealed);
    if (
      shaped?.eventId.length === ID_LENGTH &&
      idTexts.startsWith(shaped.eventId, row * ID_LENGTH) &&
      shaped.revision === revision &&
      shaped.stream === stream &&
      shaped.type === type
    )
      return shaped.boxes.every(([digest, entry]) => hash('sha256', entry, 'base64url') === digest);
    const eventId = idTexts.slice(row * ID_LENGTH, (row + 1) * ID_LENGTH);
    const leaf = leaves.subarray(from, to);
    const scanned = scannedLeaf(leaf, { eventId, revision: Number(revision), stream, type });
    if (typeof scanned === 'string' || sealedFault(leaf, sealed, scanned.marks) !== undefined) return false;
    if (shaped === undefined) this.#shapes.learn(type, leaf.toString());
    return true;
  }
}
