import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type Database from 'better-sqlite3';
import { openForReading } from './ledger-file.ts';
import { ledgerPaths, type LedgerPaths } from './ledger-folder.ts';
import { LedgerUnusable } from './ledger-unusable.ts';
import { COUNTED, LAST_POSITION } from './sql/verify.ts';
import type { ExpectedEvent, LeavesListener, StorageCheck, StorageFinding } from './verification/storage-finding.ts';
import { IndexedRows } from './verification/indexed-rows.ts';
import { verifyFile, type Complaints } from './verification/verify-file.ts';
import { finding } from './verification/verify-rows.ts';
import { VerifyThreads } from './verification/verify-threads.ts';
import { hashesOneByOne, LogWalk, STRETCH } from './verification/walk-stretches.ts';

export type StorageToVerify = ({ readonly folder: string } | { readonly file: string }) & {
  /** What another record, the log index, has at a leaf index. Also names events whose rows can't be read. */
  readonly expected?: (position: number) => ExpectedEvent | undefined;
  /**
   * The leaf hashes that the log index has of a stretch, as far as it has them; without it `expected` is called for
   * each event.
   */
  readonly expectedHashes?: (from: number, to: number) => Uint8Array;
  /** How many events the log index has. A cut tail whose sequence was reset too shows only here. */
  readonly expectedCount?: number;
  /** Called with the hashes of the leaves that can be read, in log order, so that a tree need not hash again. */
  readonly onLeaves?: LeavesListener;
  /** Called with the rows done and the rows in total. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Threads besides the calling one; by default as many as there are other cores for a large ledger, otherwise none. */
  readonly threads?: number;
  /** Rows that a thread scans at once. */
  readonly stretch?: number;
  /** Rows whose names are kept for SQLite's indexes to be compared with, where there are threads. */
  readonly mostKept?: number;
};

export interface StorageReport {
  /** Events that could be read. */
  readonly events: number;
  readonly checks: readonly { readonly name: StorageCheck; readonly ok: boolean; readonly detail: string }[];
  /** The first faulty event in log order, or undefined. A fault of no single event shows in `checks` only. */
  readonly firstBad: StorageFinding | undefined;
  /** The first findings, at most 100. */
  readonly findings: readonly StorageFinding[];
}

const MOST_FINDINGS = 100;

/**
 * All faults of the stored events, by event in log order, then of the file as a whole. Survives any damage to the file;
 * what can't be read is a finding. Returns how many events could be read.
 * @throws LedgerUnusable where there is no ledger at all
 */
export async function* findStorageFaults(options: StorageToVerify): AsyncGenerator<StorageFinding, number, undefined> {
  const { expected = () => undefined, expectedCount = 0 } = options;
  const paths = ledgerPaths(options);
  const connection = openedOrUnusable(paths);
  if (connection instanceof LedgerUnusable) {
    yield finding(expectedCount > 0 ? 0 : null, 'file', connection.message, expected(0));
    return 0;
  }
  const extent = extentOf(connection, paths.events, expectedCount);
  const count = options.threads ?? (extent.to < WORTH_THREADS ? 0 : Math.max(1, availableParallelism() - 1));
  const threads = count === 0 ? undefined : new VerifyThreads(paths, count);
  const indexed = threads && new IndexedRows(connection, threads, extent.to, options.mostKept);
  try {
    const pages = threads?.pages();
    const events = yield* walkRows(connection, options, extent, { threads, indexed });
    const isSound = isWithoutComplaint(await pages) && (await indexed?.areEqual()) === true;
    yield* verifyFile(connection, expected, isSound ? [] : await threads?.structure());
    return events;
  } finally {
    await threads?.close();
    connection.close();
  }
}

function openedOrUnusable(paths: LedgerPaths): Database.Database | LedgerUnusable {
  try {
    return openForReading(paths);
  } catch (fault) {
    if (fault instanceof LedgerUnusable && fault.code !== 'not-found') return fault;
    throw fault;
  }
}

const isWithoutComplaint = (complaints: Complaints | undefined): boolean =>
  Array.isArray(complaints) && complaints.length === 0;

/** Below this size a thread takes longer to start than it saves. */
const WORTH_THREADS = 4 * STRETCH;

/** Bytes that every row takes at least. */
const SMALLEST_ROW = 64;

interface Extent {
  /** By SQLite's AUTOINCREMENT sequence. */
  readonly counted: number;
  readonly to: number;
  readonly dense: number;
}

/** The end of the log at one moment: it may be written during verification. */
function extentOf(connection: Database.Database, file: string, expectedCount: number): Extent {
  const [counted, last] = atOneMoment(connection, () => [
    ask(connection, COUNTED) ?? 0,
    ask(connection, LAST_POSITION) ?? 0,
  ]);
  const to = Math.max(expectedCount, counted, last);
  return { counted, to, dense: Math.min(to, Math.ceil(bytesOf(file) / SMALLEST_ROW)) };
}

async function* walkRows(
  connection: Database.Database,
  options: StorageToVerify,
  { counted, to, dense }: Extent,
  { threads, indexed }: { readonly threads: VerifyThreads | undefined; readonly indexed: IndexedRows | undefined },
): AsyncGenerator<StorageFinding, number, undefined> {
  const { expected = () => undefined, onLeaves = () => undefined, onProgress, signal, stretch } = options;
  const { expectedHashes = hashesOneByOne(expected) } = options;
  const length = stretch === undefined ? {} : { length: stretch };
  const walk = new LogWalk(connection, { to, dense, expected, expectedHashes, onLeaves, indexed, ...length }, threads);
  for await (const findings of walk.findings()) {
    yield* findings;
    onProgress?.(walk.seen, to);
    signal?.throwIfAborted();
  }
  if (counted < walk.seen)
    yield finding(null, 'file', `SQLite counted ${counted} events, ${walk.seen} are there`, undefined);
  return walk.seen;
}

/** Runs every storage check and lists them. */
export async function verifyStorage(options: StorageToVerify): Promise<StorageReport> {
  const faults = findStorageFaults(options);
  const findings: StorageFinding[] = [];
  const counts = new Map<StorageCheck, number>();
  let firstBad: StorageFinding | undefined;
  let step = await faults.next();
  for (; step.done !== true; step = await faults.next()) {
    const found = step.value;
    counts.set(found.check, (counts.get(found.check) ?? 0) + 1);
    if (findings.length < MOST_FINDINGS) findings.push(found);
    if (found.position !== null && (firstBad === undefined || found.position < (firstBad.position ?? 0)))
      firstBad = found;
  }
  const names = (Object.keys(WHEN_GOOD) as StorageCheck[]).filter(
    (name) => name !== 'index' || options.expected !== undefined,
  );
  const checks = names.map((name) => ({ name, ...outcomeOf(name, counts, findings) }));
  return { events: step.value, checks, firstBad, findings };
}

const WHEN_GOOD: Readonly<Record<StorageCheck, string>> = {
  leaves: 'every leaf is canonical, hashes to its stored hash and agrees with its columns',
  boxes: 'every sealed box is the one that its leaf binds',
  contiguity: 'no position and no revision is missing',
  index: 'the log index lists the same events',
  file: "SQLite's structures are sound, and the triggers that keep history stand",
};

function outcomeOf(name: StorageCheck, counts: ReadonlyMap<StorageCheck, number>, findings: readonly StorageFinding[]) {
  const count = counts.get(name);
  if (count === undefined) return { ok: true, detail: WHEN_GOOD[name] };
  const first = findings.find(({ check }) => check === name);
  const place = first === undefined || first.position === null ? '' : `at position ${first.position} `;
  return { ok: false, detail: `${count} found; first: ${place}${first?.why ?? 'see the other checks'}` };
}

function ask(connection: Database.Database, sql: string): number | undefined {
  try {
    const answer: unknown = connection.prepare(sql).pluck().get();
    return typeof answer === 'number' && answer >= 0 ? answer : undefined;
  } catch {
    return undefined;
  }
}

/** Where not even a transaction can begin, each read is for itself. */
function atOneMoment<Result>(connection: Database.Database, read: () => Result): Result {
  try {
    return connection.transaction(read).deferred();
  } catch {
    return read();
  }
}

/** Size of the file and its WAL. */
const bytesOf = (file: string): number =>
  [file, `${file}-wal`].reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
