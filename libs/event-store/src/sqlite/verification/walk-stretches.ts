import { setImmediate as breathe } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { IndexedRows } from './indexed-rows.ts';
import { StretchScanner, type StretchScan } from './scan-stretch.ts';
import { RowReader } from './row-reader.ts';
import type { ExpectedEvent, LeavesListener, StorageFinding } from './storage-finding.ts';
import { HASH_BYTES, RowVerification, type Stretch } from './verify-rows.ts';
import type { VerifyThreads } from './verify-threads.ts';

/** Rows per stretch. The same for any number of threads, so that the findings are the same too. */
export const STRETCH = 4_096;

/** Stretches in flight: results wait in memory for their turn. */
const MOST_IN_FLIGHT = 6;

export interface LogToWalk {
  /** Leaf index after the last that may exist. */
  readonly to: number;
  /** The positions after this one, where rows may be sparse, form one stretch. */
  readonly dense: number;
  readonly expected: (position: number) => ExpectedEvent | undefined;
  /** Leaf hashes that another record has of a stretch, as far as it has them. */
  readonly expectedHashes: (from: number, to: number) => Uint8Array;
  readonly onLeaves: LeavesListener;
  readonly length?: number;
  /** Takes the rows of the stretches that threads scan, to compare SQLite's indexes with. */
  readonly indexed?: IndexedRows | undefined;
}

/**
 * Verifies the whole log, stretch by stretch and in log order. Where there are threads, they and this one scan the
 * stretches first, and only a stretch with a fault is read again here, row by row.
 */
export class LogWalk {
  /** Events read so far. */
  seen = 0;
  readonly #reader: RowReader;
  readonly #scanner: StretchScanner;
  readonly #log: LogToWalk;
  readonly #threads: VerifyThreads | undefined;
  readonly #revisions = new Map<string, number>();

  constructor(connection: Database.Database, log: LogToWalk, threads: VerifyThreads | undefined) {
    this.#reader = new RowReader(connection);
    this.#scanner = new StretchScanner(connection);
    this.#log = log;
    this.#threads = threads;
  }

  /** Findings in log order; empty pages too, so that the caller sees the progress. */
  async *findings(): AsyncGenerator<readonly StorageFinding[], void, undefined> {
    for await (const { stretch, scan } of this.#scanned()) {
      if (scan !== undefined && this.#holds(stretch, scan)) {
        this.seen += stretch.to - stretch.from;
        this.#log.onLeaves(stretch.from, scan.hashes);
        await this.#log.indexed?.take(stretch, scan);
        yield [];
      } else {
        this.#log.indexed?.giveUp();
        yield* this.#rowByRow(stretch);
      }
    }
  }

  /** Whether a scanned stretch fits the streams before it and the log index. If it does, the streams advance. */
  #holds({ from, to }: Stretch, { sound, hashes, streams }: StretchScan): boolean {
    if (!sound) return false;
    const names = streams.names.split('\n');
    if (names.some((stream, number) => streams.firsts[number] !== (this.#revisions.get(stream) ?? -1) + 1))
      return false;
    const expected = this.#log.expectedHashes(from, to);
    if (!Buffer.from(expected.buffer, expected.byteOffset, expected.length).equals(hashes.subarray(0, expected.length)))
      return false;
    for (const [number, stream] of names.entries()) this.#revisions.set(stream, streams.lasts[number] as number);
    return true;
  }

  async *#rowByRow({ from, to }: Stretch): AsyncGenerator<readonly StorageFinding[], void, undefined> {
    const { expected, onLeaves } = this.#log;
    const rows = new RowVerification(this.#reader, { from, to, expected, onLeaves, revisions: this.#revisions });
    const before = this.seen;
    for (const findings of rows.pages()) {
      this.seen = before + rows.seen;
      yield findings;
      await breathe();
    }
  }

  async *#scanned(): AsyncGenerator<{ readonly stretch: Stretch; readonly scan: StretchScan | undefined }> {
    const threads = this.#threads;
    const stretches = this.#stretches();
    const inFlight: { readonly stretch: Stretch; readonly scan: Promise<StretchScan | undefined> }[] = [];
    for (;;) {
      while (inFlight.length < MOST_IN_FLIGHT) {
        const { value: stretch } = stretches.next();
        if (stretch === undefined) break;
        const scan = stretch.to <= this.#log.dense ? threads?.stretch(stretch) : undefined;
        inFlight.push({ stretch, scan: scan ?? Promise.resolve(undefined) });
      }
      const next = inFlight.shift();
      if (next === undefined) return;
      yield { stretch: next.stretch, scan: await this.#made(next.scan) };
    }
  }

  /** Waits for a scan, and meanwhile scans what waits for a thread. */
  async #made(scan: Promise<StretchScan | undefined>): Promise<StretchScan | undefined> {
    let isMade = false;
    const made = scan.finally(() => {
      isMade = true;
    });
    await breathe();
    while (!isMade && this.#threads?.scanHere((stretch) => this.#scanner.tryScan(stretch)) === true) await breathe();
    return made;
  }

  *#stretches(): Generator<Stretch, undefined, undefined> {
    const { to, dense, length = STRETCH } = this.#log;
    let from = 0;
    for (; from < dense; from += length) yield { from, to: Math.min(from + length, dense) };
    if (dense < to) yield { from: dense, to };
    return undefined;
  }
}

/** The leaf hashes that the log index has of a stretch, read event by event up to the first gap. */
export function hashesOneByOne(
  expected: (position: number) => ExpectedEvent | undefined,
): (from: number, to: number) => Uint8Array {
  return (from, to) => {
    const hashes = new Uint8Array((to - from) * HASH_BYTES);
    for (let position = from; position < to; position += 1) {
      const leafHash = expected(position)?.leafHash;
      if (leafHash === undefined) return hashes.subarray(0, (position - from) * HASH_BYTES);
      hashes.set(leafHash, (position - from) * HASH_BYTES);
    }
    return hashes;
  };
}
