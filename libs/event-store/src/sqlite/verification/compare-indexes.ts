import type Database from 'better-sqlite3';
import { INDEXED_IDS_AFTER, INDEXED_REVISIONS_AFTER } from '../sql/verify.ts';
import { ID_BYTES, packedIds } from './packed-ids.ts';

/** What the rows of a part of the log say, for SQLite's own indexes to be compared with. */
export interface IdsOfRows {
  /** Position of the first row. */
  readonly first: number;
  /** Event ids, 16 bytes each. */
  readonly ids: Uint8Array<ArrayBuffer>;
}

/** Entries read at once. */
const ENTRIES_AT_ONCE = 4_096;
const ID_WORDS = ID_BYTES / Uint32Array.BYTES_PER_ELEMENT;

/**
 * Whether SQLite's index of event ids has exactly one entry for each of these rows, in order. Reads the whole index, so
 * entries of other rows are checked for their order only. Throws SqliteError on a damaged file.
 */
export function idsAreIndexed(connection: Database.Database, { first, ids }: IdsOfRows): boolean {
  type Columns = [number, string | null, Buffer, string];
  const read = connection.prepare<[string, number], Columns>(INDEXED_IDS_AFTER).raw();
  const rows = wordsOf(ids);
  const end = first + ids.length / ID_BYTES;
  let found = 0;
  for (let after = ''; ;) {
    const [texts, last, bytes, positionsText] = read.get(after, ENTRIES_AT_ONCE) as Columns;
    if (last === null) return found === end - first;
    const entries = packedIds(bytes);
    if (entries?.length !== texts * ID_BYTES || last <= after) return false;
    const positions = JSON.parse(`[${positionsText}]`) as number[];
    if (positions.length !== texts) return false;
    const words = wordsOf(entries);
    for (let entry = 0; entry < texts; entry += 1) {
      const position = positions[entry] as number;
      if (entry > 0 && !rises(entries, entry * ID_BYTES)) return false;
      if (position < first || position >= end) continue;
      if (!isSameId(words, entry, rows, position - first)) return false;
      found += 1;
    }
    after = last;
  }
}

/** The same memory, in words of this machine. */
const wordsOf = (ids: Uint8Array): Uint32Array =>
  new Uint32Array(ids.buffer, ids.byteOffset, ids.length / Uint32Array.BYTES_PER_ELEMENT);

const isSameId = (left: Uint32Array, at: number, right: Uint32Array, other: number): boolean => {
  const [a, b] = [at * ID_WORDS, other * ID_WORDS];
  return (
    left[a] === right[b] && left[a + 1] === right[b + 1] && left[a + 2] === right[b + 2] && left[a + 3] === right[b + 3]
  );
};

/** Whether the id at this place is greater than the one before it. */
function rises(ids: Uint8Array, at: number): boolean {
  for (let byte = at; byte < at + ID_BYTES; byte += 1) {
    const step = (ids[byte] as number) - (ids[byte - ID_BYTES] as number);
    if (step !== 0) return step > 0;
  }
  return false;
}

/** What the rows of a part of the log say about streams. */
export interface StreamsOfRows {
  /** Position of the first row. */
  readonly first: number;
  /** For each row, the number of its stream. */
  readonly streamOf: Uint32Array;
  /** The number of each stream of the log. */
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * Whether SQLite's index of streams and revisions has exactly one entry for each of these rows, in order. The rows'
 * revisions are known to be 0, 1, 2 … within each stream: so where the index, too, counts a stream's revisions like that
 * and its positions rise, both name the same row. Yields between pages and returns the answer.
 */
export function* revisionsAreIndexed(
  connection: Database.Database,
  { first, streamOf, numbers }: StreamsOfRows,
): Generator<undefined, boolean> {
  type Columns = [number, string | null, string, string];
  const read = connection.prepare<[string, number, number], Columns>(INDEXED_REVISIONS_AFTER).raw();
  const end = first + streamOf.length;
  let found = 0;
  let [stream, number, revision, position] = ['', -1, -1, 0];
  for (;;) {
    const [good, streamsText, revisionsText, positionsText] = read.get(stream, revision, ENTRIES_AT_ONCE) as Columns;
    if (streamsText === null) return found === streamOf.length;
    const streams = streamsText.split('\n');
    const [revisions, positions] = [revisionsText, positionsText].map(
      (text) => JSON.parse(`[${text}]`) as number[],
    ) as [number[], number[]];
    if (streams.length !== good || revisions.length !== good || positions.length !== good) return false;
    for (let entry = 0; entry < good; entry += 1) {
      const name = streams[entry] as string;
      if (name !== stream) {
        if (name <= stream) return false;
        [stream, number, revision, position] = [name, numbers.get(name) ?? -1, -1, 0];
      }
      if (revisions[entry] !== revision + 1 || (positions[entry] as number) <= position) return false;
      revision += 1;
      position = positions[entry] as number;
      if (position < first || position >= end) continue;
      if (streamOf[position - first] !== number) return false;
      found += 1;
    }
    yield undefined;
  }
}
