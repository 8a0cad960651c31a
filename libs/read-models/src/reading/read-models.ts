import type { HashSource } from '@pacta/proof';
import type { Database } from 'better-sqlite3';
import { checkpointsOf, type Checkpoint } from '../engine/checkpoints.ts';
import { eventIdRange } from './event-id-range.ts';
import { firstWhere } from './binary-search.ts';
import { countQuery, DEFAULT_LIMIT, logQuery, type LogFilter } from '../tables/log-query.ts';
import { asLogRow, type LogRow } from '../tables/log-row.ts';
import { asParkedRow, type ParkedRow } from '../engine/parked-row.ts';
import type { CoursePlace, FoundEvent, LogPage, StreamRow } from './read-rows.ts';
import { ReadingConnection } from './reading-connection.ts';
import { SELECT_CHECKPOINTS } from '../engine/checkpoint-sql.ts';
import {
  SELECT_COURSE_OF_PARTNERSHIP,
  SELECT_LAST_POSITION,
  SELECT_LATEST_AT,
  SELECT_LOG_AT,
  SELECT_LOG_BY_ID,
  SELECT_LOG_OF_STREAM,
  SELECT_PARTNERSHIPS,
  SELECT_POSITIONS_OF_STREAM,
  SELECT_STREAM,
  SELECT_STREAMS_OF_CATEGORY,
  SELECT_STREAMS_OF_PARTNERSHIP,
  SELECT_STREAMS_WITH,
} from '../tables/log-index-sql.ts';
import { SELECT_PARKED } from '../engine/parked-sql.ts';
import { treeHashes } from '../tables/tree/tree-hashes.ts';
import { TREE } from '../tables/tree/tree-projection.ts';

export type { ParkedRow } from '../engine/parked-row.ts';
export type { CoursePlace, FoundEvent, LogPage, StreamRow } from './read-rows.ts';

const MOST_AMBIGUOUS = 10;

/** All queries of the read models, over one connection that is opened on first use. */
export class ReadModels {
  readonly #read: ReadingConnection;

  constructor(open: () => Database) {
    this.#read = new ReadingConnection(open);
  }

  /** Leaf index of the newest event; null on an empty log. */
  head(): number | null {
    return this.#read.value(SELECT_LAST_POSITION) as number | null;
  }

  /** How many events the log index holds. */
  eventCount(): number {
    return (this.head() ?? -1) + 1;
  }

  checkpoints(): ReadonlyMap<string, Checkpoint> {
    return checkpointsOf(this.#read.rows(SELECT_CHECKPOINTS));
  }

  eventAt(position: number): LogRow | undefined {
    return this.#read.rows(SELECT_LOG_AT, position).map(asLogRow)[0];
  }

  eventOf(stream: string, revision: number): LogRow | undefined {
    return this.#read.rows(SELECT_LOG_OF_STREAM, stream, revision).map(asLogRow)[0];
  }

  /** By its whole id, or by a unique prefix of at least `shortest` digits, by default 6. */
  findEvent(idOrPrefix: string, shortest?: number): FoundEvent {
    const range = eventIdRange(idOrPrefix, shortest);
    if (range === undefined) return { kind: 'not-an-id' };
    const rows = this.#read.rows(SELECT_LOG_BY_ID, { ...range, limit: MOST_AMBIGUOUS }).map(asLogRow);
    const [row] = rows;
    if (row === undefined) return { kind: 'not-found' };
    return rows.length === 1 ? { kind: 'found', row } : { kind: 'ambiguous', rows };
  }

  /** A page of the log index. */
  log(filter: LogFilter = {}): LogPage {
    const { sql, values } = logQuery(filter);
    const rows = this.#read.rows(sql, ...values).map(asLogRow);
    const page = rows.slice(0, filter.limit ?? DEFAULT_LIMIT);
    return { rows: page, next: rows.length > page.length ? (page.at(-1)?.position ?? null) : null };
  }

  /** How many events match a filter; its limit and order are ignored. */
  countLog(filter: LogFilter): number {
    const { sql, values } = countQuery(filter);
    return this.#read.value(sql, ...values) as number;
  }

  /** The streams of a partnership in the order of their first events, as of leaf index `through`. */
  streamsOf(partnershipId: string, through = Number.MAX_SAFE_INTEGER): readonly StreamRow[] {
    return this.#read.rows(SELECT_STREAMS_OF_PARTNERSHIP, partnershipId, through) as StreamRow[];
  }

  /** Positions and streams of a partnership's events, in log order, after leaf index `after`. */
  courseOf(partnershipId: string, after: number): readonly CoursePlace[] {
    return this.#read.rows(SELECT_COURSE_OF_PARTNERSHIP, partnershipId, after) as CoursePlace[];
  }

  /** One stream as of leaf index `through`; undefined where it had no event. */
  stream(stream: string, through = Number.MAX_SAFE_INTEGER): StreamRow | undefined {
    return this.#read.rows(SELECT_STREAM, stream, through)[0] as StreamRow | undefined;
  }

  /** Every stream of a category by name, as of leaf index `through`. */
  streamsOfCategory(category: string, through = Number.MAX_SAFE_INTEGER): readonly StreamRow[] {
    return this.#read.rows(SELECT_STREAMS_OF_CATEGORY, { category, through }) as StreamRow[];
  }

  /** Streams of a category with an event of one of these types (those of sparse views), by name, as of `through`. */
  streamsWith(
    types: readonly string[],
    category: string,
    through = Number.MAX_SAFE_INTEGER,
  ): readonly Pick<StreamRow, 'stream' | 'revision'>[] {
    const values = { types: JSON.stringify(types), category, through };
    return this.#read.rows(SELECT_STREAMS_WITH, values) as StreamRow[];
  }

  /** Leaf indices of a stream's events between these revisions, both inclusive, in order. */
  positionsOf(stream: string, from: number, to: number): readonly number[] {
    return this.#read
      .rows(SELECT_POSITIONS_OF_STREAM, stream, from, to)
      .map((row) => (row as { position: number }).position);
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
    return firstWhere(this.eventCount(), (at) => (this.#read.value(SELECT_LATEST_AT, at) as number) > instant) - 1;
  }

  /** When the newest-dated event was recorded, in milliseconds since 1970; undefined on an empty log. */
  latestRecordedAt(): number | undefined {
    const head = this.head();
    return head === null ? undefined : (this.#read.value(SELECT_LATEST_AT, head) as number);
  }

  /**
   * The tree of the log, for roots and proofs up to the size that `treeSize` returns. Several reads that must agree go
   * into `atOneMoment`.
   */
  readonly tree: HashSource = treeHashes((sql, ...values) => this.#read.lists(sql, ...values));

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
    this.#read.close();
  }
}
