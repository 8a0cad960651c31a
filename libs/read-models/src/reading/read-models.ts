import type { EventIdRange } from '@pacta/event-store';
import type { HashSource } from '@pacta/proof';
import type { Database } from 'better-sqlite3';
import { checkpointsOf, type Checkpoint } from '../engine/checkpoints.ts';
import { SELECT_CHECKPOINTS } from '../engine/checkpoint-sql.ts';
import { asParkedRow, type ParkedRow } from '../engine/parked-row.ts';
import { SELECT_PARKED } from '../engine/parked-sql.ts';
import { DEFAULT_LIMIT, type LogFilter } from '../tables/log-index/log-filter.ts';
import {
  SELECT_PARTNERSHIPS,
  SELECT_STREAMS_OF_CATEGORY,
  SELECT_STREAMS_WITH,
} from '../tables/log-index/log-index-sql.ts';
import { WHOLE_LOG } from '../tables/log-index/courses.ts';
import { LogIndexReader, type StreamRow } from '../tables/log-index/log-index-reader.ts';
import type { LogRow } from '../tables/log-index/log-row.ts';
import { entriesPassing } from '../tables/log-index/log-scan.ts';
import { treeHashes } from '../tables/tree/tree-hashes.ts';
import { TREE } from '../tables/tree/tree-projection.ts';
import type { CoursePlace, LogPage } from './read-rows.ts';
import { ReadingConnection } from './reading-connection.ts';

export type { ParkedRow } from '../engine/parked-row.ts';
export type { StreamRow } from '../tables/log-index/log-index-reader.ts';
export type { CoursePlace, LogPage } from './read-rows.ts';

/** All queries of the read models, over one connection that is opened on first use. */
export class ReadModels {
  readonly #read: ReadingConnection;
  readonly #log: LogIndexReader;
  /**
   * The tree of the log, for roots and proofs up to the size that `treeSize` returns. Several reads that must agree go
   * into `atOneMoment`.
   */
  readonly tree: HashSource;

  constructor(open: () => Database) {
    this.#read = new ReadingConnection(open);
    this.#log = new LogIndexReader(this.#read);
    this.tree = treeHashes(this.#read, this.#log.blocks);
  }

  /** Leaf index of the newest event; null on an empty log. */
  head(): number | null {
    const events = this.eventCount();
    return events === 0 ? null : events - 1;
  }

  /** How many events the log index holds. */
  eventCount(): number {
    return this.#log.blocks.count();
  }

  checkpoints(): ReadonlyMap<string, Checkpoint> {
    return checkpointsOf(this.#read.rows(SELECT_CHECKPOINTS));
  }

  eventAt(position: number): LogRow | undefined {
    return this.#log.row(position);
  }

  /** RFC 6962 leaf hash, 32 bytes. */
  leafHashAt(position: number): Uint8Array {
    return this.#log.blocks.hashes(position, position + 1);
  }

  eventOf(stream: string, revision: number): LogRow | undefined {
    const [position] = this.positionsOf(stream, revision, revision);
    return position === undefined ? undefined : this.eventAt(position);
  }

  /** The event with this token of the store; undefined where it is not indexed. */
  eventWithToken(token: string): LogRow | undefined {
    const position = this.#log.blocks.positionOf(token);
    return position === undefined ? undefined : this.eventAt(position);
  }

  /** Events by their ids, for stores that have no index of them; see `findEvent`. */
  eventsById(range: EventIdRange, limit: number): readonly LogRow[] {
    return this.#log.rowsById(range, limit);
  }

  /** A page of the log index. */
  log(filter: LogFilter = {}): LogPage {
    const { limit = DEFAULT_LIMIT } = filter;
    const rows: LogRow[] = [];
    for (const found of entriesPassing(this.#log, filter)) {
      if (rows.length === limit) return { rows, next: rows.at(-1)?.position ?? null };
      rows.push(this.#log.rowOf(found));
    }
    return { rows, next: null };
  }

  /** How many events match a filter; its limit and order are ignored. */
  countLog(filter: LogFilter): number {
    let count = 0;
    for (const _found of entriesPassing(this.#log, filter)) count += 1;
    return count;
  }

  /** The streams of a partnership in the order of their first events, as of leaf index `through`. */
  streamsOf(partnershipId: string, through = Number.MAX_SAFE_INTEGER): readonly StreamRow[] {
    return this.#log.streamsOf(partnershipId, through);
  }

  /** Positions and streams of a partnership's events, in log order, after leaf index `after`. */
  *courseOf(partnershipId: string, after: number): Generator<CoursePlace, void, undefined> {
    const { courses, names } = this.#log;
    const course = names.numberOfWord(partnershipId);
    if (course === undefined) return;
    for (const { position, stream, revision } of courses.places(course, { ...WHOLE_LOG, from: after + 1 }))
      yield { position, stream: names.stream(stream), revision };
  }

  /** One stream as of leaf index `through`; undefined where it had no event. */
  stream(stream: string, through = Number.MAX_SAFE_INTEGER): StreamRow | undefined {
    return this.#log.stream(stream, through);
  }

  /** Every stream of a category by name, as of leaf index `through`. */
  streamsOfCategory(category: string, through = Number.MAX_SAFE_INTEGER): readonly StreamRow[] {
    return this.#streams(SELECT_STREAMS_OF_CATEGORY, { category, through }, through);
  }

  /** Streams of a category with an event of one of these types (those of sparse views), by name, as of `through`. */
  streamsWith(
    types: readonly string[],
    category: string,
    through = Number.MAX_SAFE_INTEGER,
  ): readonly Pick<StreamRow, 'stream' | 'revision'>[] {
    const values = { types: JSON.stringify(types), category, through };
    return this.#streams(SELECT_STREAMS_WITH, values, through).map(({ stream, revision }) => ({ stream, revision }));
  }

  /** Leaf indices of a stream's events between these revisions, both inclusive, in order. */
  positionsOf(stream: string, from: number, to: number): readonly number[] {
    return this.#log.positionsOf(stream, from, to);
  }

  /** Every partnership that events name, reported ones too. */
  partnershipIds(): readonly string[] {
    return this.#read.lists(SELECT_PARTNERSHIPS).map(([id]) => id as string);
  }

  /** Rows of a statement, for the queries in each table's file. */
  select<Row>(sql: string, values: Readonly<Record<string, string | number>>): readonly Row[] {
    return this.#read.rows(sql, values) as Row[];
  }

  parked(): readonly ParkedRow[] {
    return this.#read.rows(SELECT_PARKED).map(asParkedRow);
  }

  /** Leaf index of the last event before the first one recorded after `instant` (milliseconds since 1970); -1 for none. */
  lastPositionAt(instant: number): number {
    return this.#log.blocks.lastBefore(instant);
  }

  /** When the newest-dated event was recorded, in milliseconds since 1970; undefined on an empty log. */
  latestRecordedAt(): number | undefined {
    return this.#log.blocks.latestAt();
  }

  /** How many leaves the tree has. */
  treeSize(): number {
    return this.checkpoints().get(TREE)?.events ?? 0;
  }

  /** Runs several queries on one snapshot of the file. */
  atOneMoment<Result>(read: () => Result): Result {
    return this.#read.atOneMoment(read);
  }

  /**
   * How often the connection was closed. After that, earlier results may be invalid: another file may have replaced
   * this one.
   */
  get closings(): number {
    return this.#read.closings;
  }

  /** Closes the connection; the next query opens another. */
  close(): void {
    this.#log.forget();
    this.#read.close();
  }

  #streams(sql: string, values: Readonly<Record<string, string | number>>, through: number): readonly StreamRow[] {
    return this.select<{ readonly name: string }>(sql, values)
      .map(({ name }) => this.stream(name, through))
      .filter((row) => row !== undefined);
  }
}
