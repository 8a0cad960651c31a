import { hash } from 'node:crypto';
import { scannedLeaf } from './leaf-fault.ts';
import { LeafShapes } from './leaf-shapes.ts';
import { ID_BYTES, packedIds } from './packed-ids.ts';
import { NAMES, type RowsTogether, type RowsTogetherReader } from './rows-together.ts';
import { sealedFault } from './sealed-fault.ts';
import { HASH_BYTES, type Stretch } from './verify-rows.ts';

/** The result of a first scan of a stretch, in a form that threads can send. */
export interface StretchScan {
  /** No row has a fault. Otherwise a second pass finds out which. */
  readonly sound: boolean;
  /** Leaf hashes, 32 bytes each. */
  readonly hashes: Uint8Array<ArrayBuffer>;
  /** Event ids, 16 bytes each; empty where one is no UUID. */
  readonly ids: Uint8Array<ArrayBuffer>;
  /** Each stream's first and last revision in the stretch. */
  readonly streams: readonly (readonly [stream: string, first: number, last: number])[];
  /** For each row, which of the streams it is of. */
  readonly streamOf: Uint16Array<ArrayBuffer>;
}

/** Rows that are read together: as values of so many, each fits a page of the heap. */
const ROWS_AT_ONCE = 128;

const NOTHING: Uint8Array<ArrayBuffer> = new Uint8Array(0);
const FAULTY: StretchScan = { sound: false, hashes: NOTHING, ids: NOTHING, streams: [], streamOf: new Uint16Array(0) };

/** Checks the rows of stretches by themselves: without the log index, and without what came before. */
export class StretchScanner {
  readonly #reader: RowsTogetherReader;
  readonly #shapes = new LeafShapes();

  constructor(reader: RowsTogetherReader) {
    this.#reader = reader;
  }

  /** Throws SqliteError on a damaged file. */
  scan({ from, to }: Stretch): StretchScan {
    const hashes = Buffer.alloc((to - from) * HASH_BYTES);
    const ids = new Uint8Array((to - from) * ID_BYTES);
    let areUuids = true;
    const streams = new StreamsOfStretch(to - from);
    for (let at = from; at < to; at += ROWS_AT_ONCE) {
      const rows = this.#reader.read(at, Math.min(at + ROWS_AT_ONCE, to));
      if (rows === undefined || !this.#areSound(rows, hashes, (at - from) * HASH_BYTES)) return FAULTY;
      if (!streams.take(rows.names)) return FAULTY;
      const named = idsIn(rows);
      if (named === undefined) areUuids = false;
      else ids.set(named, (at - from) * ID_BYTES);
    }
    return {
      sound: true,
      hashes: new Uint8Array(hashes.buffer, hashes.byteOffset, hashes.length),
      ids: areUuids ? ids : NOTHING,
      streams: streams.ends(),
      streamOf: streams.of,
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
    { leaves, names, sealed: boxes }: RowsTogether,
    row: number,
    bytes: string,
    from: number,
    to: number,
  ): boolean {
    const at = row * NAMES;
    const [eventId, revision] = [names[at] as string, names[at + 1] as string];
    const [stream, type, sealed] = [names[at + 2] as string, names[at + 3] as string, boxes[row] as string];
    const shaped = this.#shapes.read(type, bytes, from, to, sealed);
    if (
      shaped !== undefined &&
      shaped.eventId === eventId &&
      shaped.revision === revision &&
      shaped.stream === stream &&
      shaped.type === type
    )
      return shaped.boxes.every(([digest, entry]) => hash('sha256', entry, 'base64url') === digest);
    const leaf = leaves.subarray(from, to);
    const scanned = scannedLeaf(leaf, { eventId, revision: Number(revision), stream, type });
    if (typeof scanned === 'string' || sealedFault(leaf, sealed, scanned.marks) !== undefined) return false;
    if (shaped === undefined) this.#shapes.learn(type, leaf.toString());
    return true;
  }
}

/** Undefined where an event id is no UUID. */
function idsIn({ names }: RowsTogether): Buffer | undefined {
  let text = '';
  for (let at = 0; at < names.length; at += NAMES) text += names[at] as string;
  return packedIds(text);
}

/** The streams that the rows of a stretch are of, and how far each goes there. */
class StreamsOfStretch {
  /** For each row, the number of its stream. */
  readonly of: Uint16Array<ArrayBuffer>;
  readonly #numbers = new Map<string, number>();
  readonly #firsts: number[] = [];
  readonly #lasts: number[] = [];
  #rows = 0;

  constructor(rows: number) {
    this.of = new Uint16Array(rows);
  }

  /** False where a revision does not follow the one before it in its stream. */
  take(names: readonly string[]): boolean {
    for (let at = 0; at < names.length; at += NAMES) {
      const [stream, revision] = [names[at + 2] as string, Number(names[at + 1])];
      let number = this.#numbers.get(stream);
      if (number === undefined) {
        number = this.#firsts.push(revision) - 1;
        this.#numbers.set(stream, number);
      } else if (revision !== (this.#lasts[number] as number) + 1) return false;
      this.#lasts[number] = revision;
      this.of[this.#rows] = number;
      this.#rows += 1;
    }
    return true;
  }

  ends(): StretchScan['streams'] {
    return [...this.#numbers].map(
      ([stream, number]) => [stream, this.#firsts[number] as number, this.#lasts[number] as number] as const,
    );
  }
}
