import type { EntityView } from '@pacta/ledger';
import type { HashSource } from '@pacta/proof';
import type { Database } from 'better-sqlite3';
import { checkpointsOf, type Checkpoint } from './checkpoints.ts';
import { LOG_INDEX } from './log-index-projection.ts';
import { asEntityPlace, asEntityRow, type EntityPlace, type EntityRow } from './entity-row.ts';
import { eventIdRange } from './event-id-range.ts';
import { firstWhere } from './first-where.ts';
import { countQuery, DEFAULT_LIMIT, logQuery, type LogFilter } from './log-query.ts';
import { asLogRow, type LogRow } from './log-row.ts';
import { openReadModelFileReadOnly } from './read-model-file.ts';
import { asParkedRow, type ParkedRow } from './parked-row.ts';
import type { CoursePlace, FoundEvent, LogPage, StreamRow } from './read-rows.ts';
import { ReadingConnection } from './reading-connection.ts';
import { SELECT_CHECKPOINTS } from './sql/checkpoint.ts';
import {
  SELECT_ENTITIES,
  SELECT_ENTITIES_BEYOND,
  SELECT_ENTITIES_OF_PARTNERSHIP,
  SELECT_ENTITY,
  SELECT_ENTITY_KEYS,
  SELECT_PARTNERSHIPS_OF_VIEW,
  selectLookedUp,
  selectPlacesLookedUp,
} from './sql/entity-row.ts';
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
} from './sql/log-index.ts';
import { SELECT_PARKED } from './sql/parked.ts';
import { stateJson } from './state-json.ts';
import { treeHashes } from './tree/tree-hashes.ts';
import { TREE } from './tree/tree-projection.ts';

export type { EntityPlace, EntityRow } from './entity-row.ts';
export type { ParkedRow } from './parked-row.ts';
export type { CoursePlace, FoundEvent, LogPage, StreamRow } from './read-rows.ts';

const MOST_AMBIGUOUS = 10;

/** Everything that reads the read models, over a connection of its own that is opened when it is first needed. */
export class ReadModels {
  readonly #read: ReadingConnection;
  readonly #versions: ReadonlyMap<string, string>;

  /** `versions`: of each view's rows as this code makes them; none where rows are taken as they stand. */
  constructor(open: () => Database, versions: ReadonlyMap<string, string> = new Map()) {
    this.#read = new ReadingConnection(open);
    this.#versions = versions;
  }

  /**
   * Whether a view's rows are those of this code and as far as the log index. While they are not (being rebuilt, or
   * stopped), entities are folded from the log: see fold-as-of.ts.
   */
  serves(view: string): boolean {
    const checkpoints = this.checkpoints();
    const { version, events } = checkpoints.get(view) ?? {};
    const expected = this.#versions.get(view) ?? version;
    return version !== undefined && version === expected && events === (checkpoints.get(LOG_INDEX)?.events ?? 0);
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

  /** By its whole id, or by the beginning of it where that is unique; of `shortest` digits at least, by default 6. */
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

  /** How many events fit a filter; its limit and order do not matter. */
  countLog(filter: LogFilter): number {
    const { sql, values } = countQuery(filter);
    return this.#read.value(sql, ...values) as number;
  }

  /** The streams of a partnership in the order of their first events, as the log stood at leaf index `through`. */
  streamsOf(partnershipId: string, through = Number.MAX_SAFE_INTEGER): readonly StreamRow[] {
    return this.#read.rows(SELECT_STREAMS_OF_PARTNERSHIP, partnershipId, through) as StreamRow[];
  }

  /** Where the events of a partnership stand, in log order, behind leaf index `after`. */
  courseOf(partnershipId: string, after: number): readonly CoursePlace[] {
    return this.#read.rows(SELECT_COURSE_OF_PARTNERSHIP, partnershipId, after) as CoursePlace[];
  }

  /** One stream as the log stood at leaf index `through`; undefined where it had no event. */
  stream(stream: string, through = Number.MAX_SAFE_INTEGER): StreamRow | undefined {
    return this.#read.rows(SELECT_STREAM, stream, through)[0] as StreamRow | undefined;
  }

  /** Every stream of a category in the order of their names, as the log stood at leaf index `through`. */
  streamsOfCategory(category: string, through = Number.MAX_SAFE_INTEGER): readonly StreamRow[] {
    return this.#read.rows(SELECT_STREAMS_OF_CATEGORY, { category, through }) as StreamRow[];
  }

  /** Leaf indices of a stream's events with these revisions, both included, in order. */
  positionsOf(stream: string, from: number, to: number): readonly number[] {
    return this.#read
      .rows(SELECT_POSITIONS_OF_STREAM, stream, from, to)
      .map((row) => (row as { position: number }).position);
  }

  /** Every partnership that events name, reported ones too. */
  partnershipIds(): readonly string[] {
    return this.#read.lists(SELECT_PARTNERSHIPS).map(([id]) => id as string);
  }

  entity<State = unknown>(view: string, id: string): EntityRow<State> | undefined {
    return this.#read.rows(SELECT_ENTITY, view, id).map((row) => asEntityRow<State>(row))[0];
  }

  /** Rows of one partnership, by id. */
  entitiesOf<State = unknown>(view: string, partnershipId: string): readonly EntityRow<State>[] {
    return this.#read.rows(SELECT_ENTITIES_OF_PARTNERSHIP, partnershipId, view).map((row) => asEntityRow<State>(row));
  }

  /** Rows of a view by id, `limit` of them after the id `after`. */
  entities<State = unknown>(
    view: string,
    page: { readonly after?: string; readonly limit?: number } = {},
  ): readonly EntityRow<State>[] {
    const { after = '', limit = -1 } = page;
    return this.#read.rows(SELECT_ENTITIES, view, after, limit).map((row) => asEntityRow<State>(row));
  }

  /** Rows of a view in which its fold found something: the others are read over, not read. */
  entitiesBeyondInitial<State>(view: EntityView<State>): readonly EntityRow<State>[] {
    const initial = stateJson(view.fold.initialState);
    return this.#read.rows(SELECT_ENTITIES_BEYOND, view.name, initial).map((row) => asEntityRow<State>(row));
  }

  /** Partnerships that have a row in a view, in the order of their ids, `limit` of them after the id `after`. */
  partnershipsOf(
    view: string,
    { after, limit }: { readonly after: string; readonly limit: number },
  ): readonly string[] {
    return this.#read.lists(SELECT_PARTNERSHIPS_OF_VIEW, after, view, limit).map(([id]) => id as string);
  }

  /** Rows of a view whose looked-up member has this value. @throws RangeError for a view that names none */
  entitiesLookedUp<State>({ name, lookUpBy }: EntityView<State>, value: string): readonly EntityRow<State>[] {
    if (lookUpBy === undefined) throw new RangeError(`the rows of ${name} are found by their ids only`);
    return this.#read.rows(selectLookedUp(name, lookUpBy), value).map((row) => asEntityRow<State>(row));
  }

  /** Where these rows stand. @throws RangeError as above */
  placesLookedUp({ name, lookUpBy }: EntityView<unknown>, value: string): readonly EntityPlace[] {
    if (lookUpBy === undefined) throw new RangeError(`the rows of ${name} are found by their ids only`);
    return this.#read.rows(selectPlacesLookedUp(name, lookUpBy), value).map(asEntityPlace);
  }

  /** Ids that a view has a row for, without their states. */
  entityIds(view: string, partnershipId?: string): readonly string[] {
    return this.#read
      .rows(SELECT_ENTITY_KEYS, { view, partnership: partnershipId ?? null })
      .map((row) => (row as { id: string }).id);
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
   * The tree of the log, for roots and proofs up to the size that `treeSize` gives. Several reads that must agree go into
   * `atOneMoment`.
   */
  readonly tree: HashSource = treeHashes((sql, ...values) => this.#read.lists(sql, ...values));

  /** How many leaves the tree has taken in. */
  treeSize(): number {
    return this.checkpoints().get(TREE)?.events ?? 0;
  }

  /** Runs several queries on one state of the file. */
  atOneMoment<Result>(read: () => Result): Result {
    return this.#read.atOneMoment(read);
  }

  /**
   * How often the connection was closed. What was read before may have been exchanged since, at the same positions: a
   * rebuild has swapped rows, or the file is another one.
   */
  get closings(): number {
    return this.#read.closings;
  }

  /** Closes the connection; the next query opens another. */
  close(): void {
    this.#read.close();
  }
}

/** Opens `read-models.db` for reading, from any process. Throws where it is absent, damaged or of another version. */
export function openReadModels(file: string): ReadModels {
  const db = openReadModelFileReadOnly(file);
  return new ReadModels(() => (db.open ? db : openReadModelFileReadOnly(file)));
}
