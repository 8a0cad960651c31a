import type { StreamName } from '@pacta/ledger';
import { assertEntry } from '../checkpoint-log.ts';
import { CommitSignal } from '../commit-signal.ts';
import { followLog } from '../follow-log.ts';
import {
  AppendRefused,
  StoreUnavailable,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type HashedEvent,
  type StoredEvent,
  type Token,
} from '../port.ts';
import { prepareAppend } from '../prepare-append.ts';
import { CommittedPage } from './committed-page.ts';
import { EventReader } from './event-reader.ts';
import type { AppendOutcome } from './event-writer.ts';
import { prepareLedgerFile, openForReading } from './ledger-file.ts';
import { ensureLedgerFolder, ledgerPaths, type LedgerPaths } from './ledger-folder.ts';
import { StreamEnds } from './stream-ends.ts';
import { takeWriterLock } from './writer-lock.ts';
import { WriterThread } from './writer-thread.ts';

export type SqliteStoreOptions = ({ readonly folder: string } | { readonly file: string }) & {
  /** Opens a ledger that another process may be writing; appends are refused. */
  readonly readOnly?: boolean;
  /** Milliseconds to wait for a lock that a program other than Pacta holds on the file. Default 5,000. */
  readonly busyTimeout?: number;
  /** Limit of the file in pages (4 KiB each); beyond it a write fails as on a full disk. */
  readonly maxPages?: number;
};

export interface SqliteStore extends EventStore {
  readonly paths: LedgerPaths;
  /** The log is known to have grown: subscriptions read at once instead of at their next poll. */
  wake(): void;
}

const PAGE_SIZE = 256;

/** Milliseconds between polls of a file that another thread or process writes: many commits are then read as one page. */
const POLL = 100;

/**
 * Opens the embedded ledger and creates folder (0700) and file (0600) where they are missing. One process at a time may
 * write; any number may read.
 * @throws LedgerHeld, LedgerUnusable
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<SqliteStore> {
  const paths = ledgerPaths(options);
  if (options.readOnly === true) return createStore(paths, undefined, () => undefined);
  ensureLedgerFolder(paths);
  const lock = takeWriterLock(paths);
  try {
    prepareLedgerFile(paths);
    const { busyTimeout = 5_000, maxPages } = options;
    const settings = { file: paths.events, busyTimeout, ...(maxPages === undefined ? {} : { maxPages }) };
    return createStore(paths, settings, () => lock.release());
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

function createStore(
  paths: LedgerPaths,
  settings: ConstructorParameters<typeof WriterThread>[0] | undefined,
  released: () => void,
): SqliteStore {
  const reader = new EventReader(() => openForReading(paths));
  const commits = new CommitSignal();
  const ends = new StreamEnds();
  let newest = new CommittedPage([]);
  const writer =
    settings === undefined
      ? undefined
      : new WriterThread(settings, {
          committed(appends) {
            for (const { append } of appends) ends.note(append.stream, append.expected + 1 + append.events.length);
            if (appends.length > 0) newest = new CommittedPage(appends);
            commits.notify();
          },
          failed: () => ends.forget(),
        });
  let closing: Promise<void> | undefined;

  function refuseIfClosed(): void {
    if (closing !== undefined) throw new StoreUnavailable('The ledger is closed.');
  }

  async function* readAll({ from, filter, pageSize = PAGE_SIZE }: NonNullable<Parameters<EventStore['readAll']>[0]>) {
    let after = from === undefined ? 0 : positionOf(from) - 1;
    for (;;) {
      refuseIfClosed();
      const { events, scanned } = reader.log(after, filter, pageSize);
      if (events.length > 0) yield events as readonly StoredEvent[];
      if (scanned === undefined) return;
      after = positionOf(scanned);
      await nextTurn();
    }
  }

  async function* readHashed({ from, pageSize = PAGE_SIZE }: NonNullable<Parameters<EventStore['readHashed']>[0]>) {
    let after = from === undefined ? 0 : positionOf(from) - 1;
    for (;;) {
      refuseIfClosed();
      const events = reader.hashed(after, pageSize);
      const last = events.at(-1);
      if (last === undefined) return;
      yield events as readonly HashedEvent[];
      after = positionOf(last.token);
      await nextTurn();
    }
  }

  async function close(): Promise<void> {
    commits.notify();
    // The writer closes last: only then is the WAL merged into the file.
    reader.close();
    await writer?.close();
    released();
  }

  return {
    paths,
    wake: () => commits.notify(),
    async append(stream, expected, events, options) {
      const prepared = prepareAppend(stream, expected, events, options);
      refuseIfClosed();
      if (writer === undefined) throw readOnly();
      return resultOf(await writer.append(prepared));
    },
    async readStream(stream, { from = 0, limit = -1 } = {}) {
      refuseIfClosed();
      if (writer === undefined) return reader.stream(stream, from, limit);
      if (ends.isBeyond(stream, from)) return [];
      const committed = newest.eventsOf(stream, from, limit);
      if (committed !== undefined) return committed;
      const events = reader.stream(stream, from, limit);
      if (limit < 0 || events.length < limit) ends.note(stream, (events.at(-1)?.revision ?? from - 1) + 1);
      return events;
    },
    async existing(streams) {
      refuseIfClosed();
      return new Set(reader.existing(streams) as StreamName[]);
    },
    readAll: (range = {}) => readAll(range),
    readHashed: (range = {}) => readHashed(range),
    async findEvents(range, limit) {
      refuseIfClosed();
      return reader.byId(range, limit);
    },
    subscribe({ after, filter, signal }) {
      const readAfter = (scanned: Token | undefined) =>
        reader.log(scanned === undefined ? 0 : positionOf(scanned), filter, PAGE_SIZE);
      const log = { readAfter, commits, closed: () => closing !== undefined };
      return followLog(writer === undefined ? { ...log, poll: POLL } : log, after, signal);
    },
    async head() {
      refuseIfClosed();
      return reader.head();
    },
    // Positions begin at 1 and have no gaps: an append that was undone gives its positions back, and 'verify' looks.
    leafIndexOf: (token) => positionOf(token) - 1,
    checksBasis: true,
    checkpoints: {
      async add(number, note) {
        assertEntry(number, note);
        refuseIfClosed();
        if (writer === undefined) throw readOnly();
        return writer.addCheckpoint(number, note);
      },
      async newest(count) {
        refuseIfClosed();
        return reader.newestCheckpoints(count);
      },
      async read(from, limit) {
        refuseIfClosed();
        return reader.checkpointsFrom(from, limit);
      },
    },
    close: () => (closing ??= close()),
  };
}

function resultOf(outcome: AppendOutcome): AppendResult {
  switch (outcome.kind) {
    case 'appended':
    case 'there-already':
      return { kind: 'appended', revision: outcome.revision, token: String(outcome.position) };
    case 'wrong-revision':
      return { kind: 'wrong-revision', actual: expectedOf(outcome.actual) };
    case 'basis-moved':
      return { kind: 'basis-moved', stream: outcome.stream, actual: expectedOf(outcome.actual) };
    case 'id-elsewhere':
      throw new AppendRefused('id-elsewhere', `The ledger already holds an event with the id ${outcome.eventId}.`);
  }
}

const expectedOf = (revision: number): ExpectedRevision => (revision < 0 ? 'none' : revision);

function positionOf(token: Token): number {
  const position = Number(token);
  if (!Number.isSafeInteger(position) || position < 0) throw new RangeError(`'${token}' is not a token of this ledger`);
  return position;
}

const readOnly = (): StoreUnavailable => new StoreUnavailable('The ledger is open for reading only.');

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
