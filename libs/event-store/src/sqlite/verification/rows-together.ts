import { isUtf8 } from 'node:buffer';
import type Database from 'better-sqlite3';
import { ROWS_TOGETHER } from '../sql/verify.ts';
import { ID_BYTES, packedIds } from './packed-ids.ts';
import { HASH_BYTES } from './verify-rows.ts';

/** Consecutive rows whose columns have the right types and whose leaves are UTF-8; what they say is not checked yet. */
export interface RowsTogether {
  readonly count: number;
  /** The leaves one after another, each with the 0x00 of RFC 6962 before it. */
  readonly leaves: Buffer;
  /** Of each leaf, in bytes, without that 0x00. */
  readonly lengths: readonly number[];
  /** Stored leaf hashes, 32 bytes each. */
  readonly hashes: Buffer;
  /** Event ids, 16 bytes each. */
  readonly ids: Uint8Array<ArrayBuffer>;
  /** The same as texts, one after another. */
  readonly idTexts: string;
  /** Revision, stream and type of each row, one after another. */
  readonly names: readonly string[];
  readonly sealed: readonly string[];
}

type Columns = readonly [number, number, number, Buffer, string, Buffer, Buffer, string, string];

/** Names of a row. */
export const NAMES = 3;

/** Reads rows as a few values. Each of its answers is exact; where it has none, the rows are read one by one. */
export class RowsTogetherReader {
  readonly #read: Database.Statement<[number, number], Columns>;

  constructor(connection: Database.Database) {
    this.#read = connection.prepare<[number, number], Columns>(ROWS_TOGETHER).raw();
  }

  /**
   * The rows of leaf indices `from` (inclusive) to `to` (exclusive); undefined where one is missing, has a column of
   * another type or an event id that is no UUID. Throws SqliteError on a damaged file.
   */
  read(from: number, to: number): RowsTogether | undefined {
    const columns = this.#read.get(from, to) as Columns;
    const [count, last, good, leaves, lengthsText, hashes, idBytes, namesText, sealedText] = columns;
    // Positions are unique: so many of them up to the last one leave no gap.
    if (count !== to - from || last !== to || good !== count || !isUtf8(leaves)) return undefined;
    const ids = packedIds(idBytes);
    const lengths = JSON.parse(`[${lengthsText}]`) as number[];
    const [names, sealed] = [namesText.split('\n'), sealedText.split('\n')];
    const bytes = lengths.reduce((sum, length) => sum + length + 1, 0);
    const fits =
      leaves.length === bytes &&
      hashes.length === count * HASH_BYTES &&
      names.length === count * NAMES &&
      sealed.length === count;
    if (ids?.length !== count * ID_BYTES || !fits) return undefined;
    return { count, leaves, lengths, hashes, ids, idTexts: idBytes.toString('latin1'), names, sealed };
  }
}
