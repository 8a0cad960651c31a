import type { Database } from 'better-sqlite3';
import { ENTRIES_A_BLOCK, ENTRY_BYTES, HASH_BYTES } from '../tables/log-index/entry-layout.ts';
import { ALL_STREAMS } from '../tables/log-index/log-index-sql.ts';
import { LogIndexReader } from '../tables/log-index/log-index-reader.ts';
import { entriesPassing } from '../tables/log-index/log-scan.ts';
import { compareRows, type ComparedTable, type RawRow } from './compare-rows.ts';
import { ALL_COURSE_BLOCKS, ALL_EVENT_IDS, ALL_LOG_BLOCKS, ALL_OTHER_COURSES, ALL_WORDS } from './comparison-sql.ts';

/** Leaf index of an entry that differs. */
export interface EntryDifference {
  readonly position: number;
  readonly kind: 'missing' | 'added' | 'changed';
}

/** The entries of the log index that differ. Blocks are compared whole first, and entry by entry where they differ. */
export function* differingEntries(live: Database, rebuilt: Database): Generator<EntryDifference> {
  const rowsIn = (db: Database): Iterable<RawRow> => db.prepare(ALL_LOG_BLOCKS).raw().iterate() as Iterable<RawRow>;
  for (const { live: found, rebuilt: made } of compareRows(rowsIn(live), rowsIn(rebuilt))) {
    const first = Number((made ?? found)?.[0]) * ENTRIES_A_BLOCK;
    const [left, right] = [piecesOf(found), piecesOf(made)];
    let any = false;
    for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
      if (left[at] === right[at]) continue;
      any = true;
      const kind = left[at] === undefined ? 'missing' : right[at] === undefined ? 'added' : 'changed';
      yield { position: first + at, kind };
    }
    // What remains is the instant of the block as a whole.
    if (!any) yield { position: first, kind: 'changed' };
  }
}

/** Each entry of a block with its leaf hash, as text; bytes behind the last whole one count as one more. */
function piecesOf(row: RawRow | undefined): readonly string[] {
  const [entries, hashes] = [bytesOf(row?.[1]), bytesOf(row?.[2])];
  const count = Math.ceil(Math.max(entries.length / ENTRY_BYTES, hashes.length / HASH_BYTES));
  return Array.from({ length: count }, (_, at) =>
    [
      entries.subarray(at * ENTRY_BYTES, (at + 1) * ENTRY_BYTES),
      hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
    ]
      .map((bytes) => bytes.toString('hex'))
      .join(' '),
  );
}

const bytesOf = (value: unknown): Buffer => (Buffer.isBuffer(value) ? value : Buffer.from(String(value ?? '')));

/** The other tables of the log index. */
export function logIndexTables(rebuilt: Database): readonly ComparedTable[] {
  const log = LogIndexReader.over(rebuilt);
  const firstUseOf = (word: number): number | null => {
    for (const { block, at } of entriesPassing(log, {}))
      if ([block.type(at), block.partnership(at), block.actor(at)].includes(word)) return block.first + at;
    return null;
  };
  const numberIn = ([key]: RawRow): number => key as number;
  return [
    {
      sql: ALL_WORDS,
      nameOf: ([, text]) => `the name '${String(text)}'`,
      positionOf: (row) => firstUseOf(numberIn(row)),
    },
    { sql: ALL_STREAMS, nameOf: ([, name]) => `the stream '${String(name)}'`, positionOf: numberIn },
    { sql: ALL_OTHER_COURSES, nameOf: () => 'the course of a stream', positionOf: numberIn },
    {
      sql: ALL_COURSE_BLOCKS,
      nameOf: () => 'a part of a course',
      positionOf: ([, places]) => (Buffer.isBuffer(places) && places.length >= 4 ? places.readUInt32LE(0) : null),
    },
    { sql: ALL_EVENT_IDS, nameOf: ([, id]) => `the event id ${String(id)}`, positionOf: numberIn },
  ];
}
