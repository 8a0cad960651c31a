import { ReadingConnection } from '../../reading/reading-connection.ts';
import type { Database } from 'better-sqlite3';
import { Courses, WHOLE_LOG } from './courses.ts';
import { dayText, instantText } from './entry-layout.ts';
import { LogBlocks, type FoundEntry } from './log-blocks.ts';
import { SELECT_BY_ID, SELECT_EVENT_ID } from './log-index-sql.ts';
import { LogNames } from './log-names.ts';
import type { LogRow } from './log-row.ts';

/** The events of a stream up to some leaf index. */
export interface StreamRow {
  readonly stream: string;
  readonly events: number;
  readonly revision: number;
  /** Leaf indices of its first and last event. */
  readonly first: number;
  readonly last: number;
}

/** Reads the log index over one connection. */
export class LogIndexReader {
  readonly blocks: LogBlocks;
  readonly courses: Courses;
  readonly names: LogNames;
  readonly #read: ReadingConnection;

  constructor(read: ReadingConnection) {
    this.#read = read;
    this.blocks = new LogBlocks(read);
    this.courses = new Courses(read);
    this.names = new LogNames(read);
  }

  /** For one use of an open database. */
  static over(db: Database): LogIndexReader {
    return new LogIndexReader(new ReadingConnection(() => db));
  }

  row(position: number): LogRow | undefined {
    const found = this.blocks.at(position);
    return found === undefined ? undefined : this.rowOf(found);
  }

  rowOf({ block, at }: FoundEntry): LogRow {
    const position = block.first + at;
    const { names } = this;
    return {
      position,
      token: String(block.token(at)),
      eventId: block.eventId(at) ?? String(this.#read.value(SELECT_EVENT_ID, position) ?? ''),
      stream: names.stream(block.stream(at)),
      revision: block.revision(at),
      type: names.word(block.type(at)) ?? '',
      partnershipId: names.word(block.partnership(at)),
      actor: names.word(block.actor(at)),
      recordedAt: instantText(block.recordedAt(at)),
      effectiveOn: dayText(block.effectiveOn(at)),
    };
  }

  /** Rows of the ids between two UUIDs, both inclusive, where the log index has ids. */
  rowsById({ from, to }: { readonly from: string; readonly to: string }, limit: number): readonly LogRow[] {
    const bytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
    return this.#read
      .rows(SELECT_BY_ID, bytes(from), bytes(to), limit)
      .map((found) => this.row((found as { readonly position: number }).position))
      .filter((row) => row !== undefined);
  }

  /** A stream as of leaf index `through`; undefined where it had no event. */
  stream(name: string, through: number): StreamRow | undefined {
    const no = this.names.numberOfStream(name);
    if (no === undefined || no > through) return undefined;
    return rowsOf(this.names, this.courses.placesOfStream(no, { from: no, to: through }))[0];
  }

  /** Leaf indices of a stream's events between these revisions, both inclusive, in order. */
  positionsOf(name: string, from: number, to: number): readonly number[] {
    const no = this.names.numberOfStream(name);
    const positions: number[] = [];
    if (no === undefined) return positions;
    // Backwards: mostly the newest are asked for.
    for (const { position, revision } of this.courses.placesOfStream(no, WHOLE_LOG, true)) {
      if (revision < from) break;
      if (revision <= to) positions.push(position);
    }
    return positions.reverse();
  }

  /** The streams of a partnership in the order of their first events, as of leaf index `through`. */
  streamsOf(partnershipId: string, through: number): readonly StreamRow[] {
    const course = this.names.numberOfWord(partnershipId);
    return course === undefined ? [] : rowsOf(this.names, this.courses.places(course, { from: 0, to: through }));
  }

  /** The connection was closed: the file may be another one. */
  forget(): void {
    this.blocks.forget();
    this.names.forget();
  }
}

function rowsOf(names: LogNames, places: ReturnType<Courses['places']>): readonly StreamRow[] {
  const streams = new Map<number, { events: number; revision: number; first: number; last: number }>();
  for (const { position, stream, revision } of places) {
    const known = streams.get(stream);
    if (known === undefined) streams.set(stream, { events: 1, revision, first: position, last: position });
    else {
      known.events += 1;
      known.last = position;
      if (revision > known.revision) known.revision = revision;
    }
  }
  return [...streams].map(([no, row]) => ({ stream: names.stream(no), ...row }));
}
