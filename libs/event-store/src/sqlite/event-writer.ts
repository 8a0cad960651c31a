import Database from 'better-sqlite3';
import type { StreamName } from '@pacta/ledger';
import { textDigestHex } from '../tree-digests.ts';
import { CHECKPOINT_AT, INSERT_CHECKPOINT, NEXT_CHECKPOINT } from './sql/checkpoints.ts';
import {
  BEGIN,
  COMMIT,
  HOLDS_ID,
  IDS_BETWEEN,
  INSERT_EVENT,
  RELEASE,
  ROLLBACK,
  SAVEPOINT,
  STREAM_HEAD,
  UNDO,
} from './sql/append.ts';
import { isSqliteFault } from './sqlite-fault.ts';
import type { WrittenAppend } from './packed-append.ts';

/** The outcome of one append of a shared commit. Revisions are -1 before a stream's first event. */
export type AppendOutcome =
  | { readonly kind: 'appended'; readonly revision: number; readonly position: number }
  /** These very events were recorded already: a success that wrote nothing. */
  | { readonly kind: 'there-already'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong-revision'; readonly actual: number }
  | { readonly kind: 'basis-moved'; readonly stream: StreamName; readonly actual: number }
  | { readonly kind: 'id-elsewhere'; readonly eventId: string };

export interface EventWriterOptions {
  /** Milliseconds to wait for a lock that another program holds on the file. */
  readonly busyTimeout: number;
  /** Limit of the file in pages; beyond it a write fails as on a full disk. */
  readonly maxPages?: number;
}

type Writing = ReturnType<typeof openWriting>;

/** The only code that writes events. Runs in the writer's thread with the only connection that may write. */
export class EventWriter {
  readonly #file: string;
  readonly #options: EventWriterOptions;
  #writing: Writing | undefined;

  constructor(file: string, options: EventWriterOptions) {
    this.#file = file;
    this.#options = options;
  }

  /**
   * Records appends in one durable commit; each is written whole or not at all. Throws where the file can't be written:
   * then nothing may be acknowledged, and the next call opens a new connection.
   */
  commit(appends: readonly WrittenAppend[]): AppendOutcome[] {
    try {
      this.#writing ??= openWriting(this.#file, this.#options);
      const { begin, commit } = this.#writing;
      begin.run();
      const outcomes: AppendOutcome[] = [];
      for (const append of appends) outcomes.push(record(this.#writing, append));
      commit.run();
      return outcomes;
    } catch (fault) {
      this.#abandon();
      throw fault;
    }
  }

  /** Adds one checkpoint in its own durable commit, if it is the next. Throws as `commit` does. */
  addCheckpoint(number: number, note: string): 'added' | 'overtaken' {
    try {
      const { begin, commit, rollback, checkpoint } = (this.#writing ??= openWriting(this.#file, this.#options));
      begin.run();
      const next = checkpoint.next.get();
      if (number !== next) {
        const known = checkpoint.at.get(number);
        rollback.run();
        return known === note ? 'added' : 'overtaken';
      }
      checkpoint.insert.run(number, note);
      commit.run();
      return 'added';
    } catch (fault) {
      this.#abandon();
      throw fault;
    }
  }

  close(): void {
    this.#writing?.connection.close();
    this.#writing = undefined;
  }

  /** After a fault, no state of the connection is trusted. */
  #abandon(): void {
    const writing = this.#writing;
    this.#writing = undefined;
    try {
      if (writing?.connection.inTransaction === true) writing.rollback.run();
    } finally {
      writing?.connection.close();
    }
  }
}

function openWriting(file: string, { busyTimeout, maxPages }: EventWriterOptions) {
  const connection = new Database(file, { fileMustExist: true, timeout: busyTimeout });
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  // In kibibytes: what a few commits touch. Pages of older events are seldom read again.
  connection.pragma('cache_size = -4096');
  connection.pragma('recursive_triggers = ON');
  // In pages of 4 KiB. Index pages are written again and again: a longer WAL merges more of those writes into one
  // checkpoint.
  connection.pragma('wal_autocheckpoint = 4000');
  if (maxPages !== undefined) connection.pragma(`max_page_count = ${maxPages}`);
  return {
    connection,
    begin: connection.prepare(BEGIN),
    commit: connection.prepare(COMMIT),
    rollback: connection.prepare(ROLLBACK),
    savepoint: connection.prepare(SAVEPOINT),
    release: connection.prepare(RELEASE),
    undo: connection.prepare(UNDO),
    head: connection.prepare<[string], number>(STREAM_HEAD).pluck(),
    idsBetween: connection.prepare<[string, number, number], [string, number]>(IDS_BETWEEN).raw(),
    holdsId: connection.prepare<[string], number>(HOLDS_ID).pluck(),
    insert: connection.prepare(INSERT_EVENT),
    checkpoint: {
      next: connection.prepare<[], number>(NEXT_CHECKPOINT).pluck(),
      at: connection.prepare<[number], string>(CHECKPOINT_AT).pluck(),
      insert: connection.prepare<[number, string]>(INSERT_CHECKPOINT),
    },
  };
}

function record(writing: Writing, append: WrittenAppend): AppendOutcome {
  const actual = writing.head.get(append.stream) ?? -1;
  // Events that are there already are answered first: what they were decided on may have moved since.
  if (actual !== append.expected) return answerLate(writing, append, actual);
  for (const { stream, revision } of append.unmoved) {
    const found = writing.head.get(stream) ?? -1;
    if (found !== revision) return { kind: 'basis-moved', stream, actual: found };
  }
  // A single INSERT rolls back by itself when it fails.
  const alone = append.events.length === 1;
  if (!alone) writing.savepoint.run();
  try {
    let { expected: revision } = append;
    let position = 0;
    for (const { eventId, type, leaf, sealed } of append.events) {
      revision += 1;
      position = Number(
        writing.insert.run(append.stream, revision, eventId, type, leaf, textDigestHex(leaf), sealed).lastInsertRowid,
      );
    }
    if (!alone) writing.release.run();
    return { kind: 'appended', revision, position };
  } catch (fault) {
    if (!isSqliteFault(fault, 'SQLITE_CONSTRAINT') || !writing.connection.inTransaction) throw fault;
    if (!alone) {
      writing.undo.run();
      writing.release.run();
    }
    const known = append.events.find(({ eventId }) => writing.holdsId.get(eventId) !== undefined);
    if (known === undefined) throw fault;
    return { kind: 'id-elsewhere', eventId: known.eventId };
  }
}

/** The stream is at another revision than expected. It is a success if these very events are recorded there already. */
function answerLate(writing: Writing, { stream, expected, events }: WrittenAppend, actual: number): AppendOutcome {
  if (actual >= expected + events.length) {
    const rows = writing.idsBetween.all(stream, expected + 1, expected + events.length);
    const same = rows.length === events.length && rows.every(([eventId], index) => eventId === events[index]?.eventId);
    if (same)
      return { kind: 'there-already', revision: expected + events.length, position: rows.at(-1)?.[1] as number };
  }
  return { kind: 'wrong-revision', actual };
}
