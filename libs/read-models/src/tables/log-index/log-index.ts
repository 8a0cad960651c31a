import type { Database, Statement } from 'better-sqlite3';
import type { LoggedEvent } from '../../engine/logged-event.ts';
import { START, type Projection, type Progress } from '../../engine/projection.ts';
import { BlockWriter } from './block-writer.ts';
import { CourseWriter } from './course-writer.ts';
import { dayNumber, instantNumber, writeUuid } from './entry-layout.ts';
import { CREATE_ID_INDEX, DELETE_LOG_INDEX, INSERT_EVENT_ID } from './log-index-sql.ts';
import { StreamNumbers } from './stream-numbers.ts';
import { StringDictionary } from './string-dictionary.ts';

export const LOG_INDEX = 'log-index';

/** Raised with every change of the rows' content. */
export const LOG_INDEX_VERSION = 2;

/**
 * The first projection: every event by leaf index, whatever its type and whether or not it can be folded. Metadata is
 * checked on writing, not here: even a damaged ledger's events can be indexed.
 */
export class LogIndexProjection implements Projection {
  readonly name = LOG_INDEX;
  readonly version: string;
  readonly #db: Database;
  readonly #keepsIds: boolean;
  readonly #words: StringDictionary;
  readonly #streams: StreamNumbers;
  readonly #blocks: BlockWriter;
  readonly #courses: CourseWriter;
  readonly #insertId: Statement<unknown[]>;
  readonly #id = Buffer.alloc(16);
  /** Events recorded together have one text. */
  #instant = { text: '', number: Number.NaN };

  /** `keepsIds`: has an index of event ids, for stores that have none. */
  constructor(db: Database, streams: StreamNumbers, keepsIds: boolean) {
    this.version = keepsIds ? `${LOG_INDEX_VERSION}-ids` : String(LOG_INDEX_VERSION);
    this.#db = db;
    this.#keepsIds = keepsIds;
    this.#words = new StringDictionary(db);
    this.#streams = streams;
    this.#blocks = new BlockWriter(db);
    this.#courses = new CourseWriter(db);
    this.#insertId = db.prepare(INSERT_EVENT_ID);
  }

  reset(): Progress {
    this.#db.exec(DELETE_LOG_INDEX);
    this.forget();
    return START;
  }

  /** Creates the indexes that a rebuild has left for the end. */
  settle(): void {
    this.#streams.settle();
    if (this.#keepsIds) this.#db.exec(CREATE_ID_INDEX);
  }

  apply(events: readonly LoggedEvent[]): void {
    for (const event of events) this.#append(event);
    this.#blocks.flush();
    this.#courses.flush();
  }

  forget(): void {
    this.#words.forget();
    this.#streams.forget();
    this.#blocks.forget();
    this.#courses.forget();
  }

  #append({ stored, position, token, leafHash }: LoggedEvent): void {
    const { eventId, revision, type, metadata } = stored;
    const partnership = this.#numberOf(metadata.partnershipId);
    const { since: stream, course } = this.#streams.placeOf(stored.stream, position, partnership);
    this.#courses.append(course, position, stream, revision);
    const isUuid = this.#blocks.append({
      position,
      token,
      eventId,
      stream,
      revision,
      type: this.#words.numberOf(type),
      partnership,
      actor: this.#numberOf(metadata.actor),
      recordedAt: this.#instantOf(metadata.recordedAt),
      effectiveOn: dayNumber(metadata.effectiveOn),
      leafHash,
    });
    if (!isUuid) this.#insertId.run(position, eventId);
    else if (this.#keepsIds) {
      writeUuid(eventId, this.#id, 0);
      this.#insertId.run(position, this.#id);
    }
  }

  #numberOf(name: unknown): number {
    return typeof name === 'string' ? this.#words.numberOf(name) : 0;
  }

  #instantOf(text: unknown): number {
    if (text !== this.#instant.text) this.#instant = { text: String(text), number: instantNumber(text) };
    return this.#instant.number;
  }
}
