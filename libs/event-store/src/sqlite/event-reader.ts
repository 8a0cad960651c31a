import Database from 'better-sqlite3';
import type { LogPage } from '../follow-log.ts';
import {
  StoreUnavailable,
  type EventIdRange,
  type HashedEvent,
  type ReadFilter,
  type StoredEvent,
  type Token,
} from '../port.ts';
import type { CheckpointEntry } from '../checkpoint-log.ts';
import { CHECKPOINTS_FROM, NEWEST_CHECKPOINTS } from './sql/checkpoints.ts';
import { reasonOf } from './sqlite-fault.ts';
import { EXISTING, HEAD, READ_BY_ID, READ_HASHED, READ_LOG, READ_STREAM, readPrefixes } from './sql/read.ts';
import { eventFromRow, hashedFromRow, type EventRow, type HashedRow } from './stored-row.ts';

/** Positions scanned for one filtered page, so that a rare stream never blocks the thread for long. */
const WINDOW = 8_192;

/** Appended to a prefix, it sorts after every text that begins with the prefix. */
const AFTER_ALL = '\u{10FFFF}';

/** Reads events on the calling thread, over its own read-only connection. */
export class EventReader {
  readonly #open: () => Database.Database;
  #reading: ReturnType<typeof prepare> | undefined;
  readonly #filtered = new Map<number, Database.Statement<(string | number)[], EventRow>>();

  constructor(open: () => Database.Database) {
    this.#open = open;
    this.#reading = prepare(open());
  }

  stream(stream: string, from: number, limit: number): StoredEvent[] {
    return this.#read(({ stream: read }) => read.all(stream, from, limit).map(eventFromRow));
  }

  existing(streams: readonly string[]): string[] {
    return this.#read(({ existing }) => existing.all(JSON.stringify(streams)));
  }

  /** At most `limit` events after `after`; with a filter, those among the next positions scanned. */
  log(after: number, filter: ReadFilter | undefined, limit: number): LogPage {
    return this.#read((reading) => {
      const prefixes = filter?.streamPrefixes;
      if (prefixes !== undefined) return this.#window(reading, after, prefixes, limit);
      const events = reading.log.all(after, limit).map(eventFromRow);
      return { events, scanned: events.at(-1)?.token, isLast: events.length < limit };
    });
  }

  /** At most `limit` events after `after`. */
  hashed(after: number, limit: number): HashedEvent[] {
    return this.#read(({ hashed }) => hashed.all(after, limit).map(hashedFromRow));
  }

  byId({ from, to }: EventIdRange, limit: number): StoredEvent[] {
    return this.#read(({ byId }) => byId.all(from, to, limit).map(eventFromRow));
  }

  head(): Token | undefined {
    const head = this.#read(({ head }) => head.get());
    return typeof head === 'number' ? String(head) : undefined;
  }

  newestCheckpoints(count: number): CheckpointEntry[] {
    return this.#read(({ newestCheckpoints }) => newestCheckpoints.all(count));
  }

  checkpointsFrom(from: number, limit: number): CheckpointEntry[] {
    return this.#read(({ checkpointsFrom }) => checkpointsFrom.all(from, limit));
  }

  close(): void {
    this.#reading?.connection.close();
    this.#reading = undefined;
  }

  #window(reading: ReturnType<typeof prepare>, after: number, prefixes: readonly string[], limit: number): LogPage {
    const head = reading.head.get() ?? 0;
    const end = Math.min(after + WINDOW, head);
    if (end <= after) return { events: [], scanned: undefined, isLast: true };
    let statement = this.#filtered.get(prefixes.length);
    if (statement === undefined) {
      statement = reading.connection
        .prepare<(string | number)[], EventRow>(`${readPrefixes(prefixes.length)} LIMIT ?`)
        .raw();
      this.#filtered.set(prefixes.length, statement);
    }
    const bounds = prefixes.flatMap((prefix) => [prefix, prefix + AFTER_ALL]);
    const events = statement.all(after, end, ...bounds, limit).map(eventFromRow);
    if (events.length < limit) return { events, scanned: String(end), isLast: end === head };
    return { events, scanned: (events.at(-1) as StoredEvent).token, isLast: false };
  }

  /** A fault of the file closes the connection; the next read opens another. */
  #read<T>(work: (reading: ReturnType<typeof prepare>) => T): T {
    try {
      return work((this.#reading ??= prepare(this.#open())));
    } catch (fault) {
      if (fault instanceof StoreUnavailable) throw fault;
      this.#filtered.clear();
      this.close();
      throw new StoreUnavailable(`The events can't be read: ${reasonOf(fault)}.`, { cause: fault });
    }
  }
}

function prepare(connection: Database.Database) {
  return {
    connection,
    stream: connection.prepare<[string, number, number], EventRow>(READ_STREAM).raw(),
    existing: connection.prepare<[string], string>(EXISTING).pluck(),
    log: connection.prepare<[number, number], EventRow>(READ_LOG).raw(),
    hashed: connection.prepare<[number, number], HashedRow>(READ_HASHED).raw(),
    byId: connection.prepare<[string, string, number], EventRow>(READ_BY_ID).raw(),
    head: connection.prepare<[], number | null>(HEAD).pluck(),
    newestCheckpoints: connection.prepare<[number], CheckpointEntry>(NEWEST_CHECKPOINTS),
    checkpointsFrom: connection.prepare<[number, number], CheckpointEntry>(CHECKPOINTS_FROM),
  };
}
