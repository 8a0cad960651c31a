import { checkRow } from './row-fault.ts';
import { ROWS_PER_PAGE, type ReadRows, type RowReader, type UnknownRow } from './row-reader.ts';
import type { ExpectedEvent, LeavesListener, StorageCheck, StorageFinding } from './storage-finding.ts';

/** A stretch of the log: leaf indices `from` (inclusive) to `to` (exclusive). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface RowsToVerify extends Stretch {
  readonly expected: (position: number) => ExpectedEvent | undefined;
  /**
   * Last revision of each stream before the stretch; updated as rows are read. Without it, a stream's first revision in
   * a stretch that does not begin the log is not checked.
   */
  readonly revisions?: Map<string, number>;
  /** Called with the hashes of the leaves that can be read. */
  readonly onLeaves?: LeavesListener;
}

interface Names {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
}

export const HASH_BYTES = 32;

/** Checks the rows of one stretch one by one. Row positions count from 1, leaf indices from 0. */
export class RowVerification {
  /** First revision of each stream in the stretch. */
  readonly firsts = new Map<string, number>();
  /** Last revision of each stream so far. */
  readonly revisions: Map<string, number>;
  readonly #reader: RowReader;
  readonly #stretch: RowsToVerify;
  readonly #known: boolean;
  #seen = 0;
  /** Hashes not yet reported, of consecutive positions. */
  readonly #hashes: Buffer;
  #held = 0;
  #firstHeld = 0;

  constructor(reader: RowReader, stretch: RowsToVerify) {
    this.#reader = reader;
    this.#stretch = stretch;
    this.#known = stretch.revisions !== undefined || stretch.from === 0;
    this.revisions = stretch.revisions ?? new Map<string, number>();
    this.#hashes = Buffer.alloc(stretch.onLeaves === undefined ? 0 : ROWS_PER_PAGE * HASH_BYTES);
  }

  /** Events read so far. */
  get seen(): number {
    return this.#seen;
  }

  /**
   * Findings page by page, in log order. An empty page is yielded too, so that the caller can yield to the event loop.
   */
  *pages(): Generator<readonly StorageFinding[], void, undefined> {
    const { from, to } = this.#stretch;
    for (let after = from; after < to;) {
      const read = this.#reader.read(after, to);
      const findings = this.#check(read, after);
      this.#tellHashes();
      yield findings;
      after = Math.max(read.end, after + 1);
    }
  }

  #check(read: ReadRows, after: number): StorageFinding[] {
    const findings: StorageFinding[] = [];
    let next = after + 1;
    for (const row of read.rows) {
      const position = Number(row[0]);
      if (!(position >= next)) {
        findings.push(
          finding(
            next - 1,
            'contiguity',
            `a row that calls itself ${String(row[0])} stands out of order before it`,
            this.#expected(next),
          ),
        );
        continue;
      }
      this.#absent(next, position - 1, read, findings);
      this.#row(row, position, findings);
      next = position + 1;
    }
    this.#absent(next, read.end, read, findings);
    return findings;
  }

  /** Positions from `first` to `last` have no row. */
  #absent(first: number, last: number, { unreadable }: ReadRows, findings: StorageFinding[]): void {
    for (let position = first; position <= last;) {
      const damage = unreadable.get(position);
      let end = position;
      if (damage === undefined) end = unreadable.size === 0 ? last : lastAbsent(position, last, unreadable);
      const more = end > position ? `, and so are the ${end - position} after it` : '';
      const why = damage === undefined ? `it is missing${more}` : `its row can't be read: ${damage}`;
      const expected = this.#expected(position);
      findings.push(finding(position - 1, damage === undefined ? 'contiguity' : 'file', why, expected));
      if (expected !== undefined) this.revisions.set(expected.stream, expected.revision);
      position = end + 1;
    }
  }

  #row(row: UnknownRow, position: number, findings: StorageFinding[]): void {
    this.#seen += 1;
    const expected = this.#expected(position);
    const { fault, names, leafHash } = checkRow(row, expected, () => this.#reader.leafAt(position));
    this.#keepHash(position - 1, leafHash);
    // An event without fault has the names in its leaf; for a faulty one, the log index is more trustworthy.
    const trusted = fault === undefined ? names : (expected ?? names);
    if (fault !== undefined) findings.push(finding(position - 1, fault.check, fault.why, trusted));
    if (trusted === undefined) return;
    const due = this.#due(trusted.stream);
    if (fault === undefined && due !== undefined && trusted.revision !== due)
      findings.push(
        finding(
          position - 1,
          'contiguity',
          `revision ${trusted.revision} stands where ${trusted.stream} is due its revision ${due}`,
          trusted,
        ),
      );
    if (!this.revisions.has(trusted.stream)) this.firsts.set(trusted.stream, trusted.revision);
    this.revisions.set(trusted.stream, trusted.revision);
  }

  #keepHash(position: number, leafHash: string): void {
    if (this.#stretch.onLeaves === undefined) return;
    if (position !== this.#firstHeld + this.#held || this.#held === ROWS_PER_PAGE) this.#tellHashes();
    if (this.#held === 0) this.#firstHeld = position;
    this.#hashes.write(leafHash, this.#held * HASH_BYTES, 'hex');
    this.#held += 1;
  }

  #tellHashes(): void {
    if (this.#held === 0) return;
    this.#stretch.onLeaves?.(this.#firstHeld, Buffer.from(this.#hashes.subarray(0, this.#held * HASH_BYTES)));
    this.#held = 0;
  }

  /** The next revision of a stream; unknown where the stream may have begun before this stretch. */
  #due(stream: string): number | undefined {
    const last = this.revisions.get(stream);
    if (last !== undefined) return last + 1;
    return this.#known ? 0 : undefined;
  }

  #expected(position: number): ExpectedEvent | undefined {
    return this.#stretch.expected(position - 1);
  }
}

function lastAbsent(first: number, last: number, unreadable: ReadonlyMap<number, string>): number {
  let end = first;
  while (end < last && !unreadable.has(end + 1)) end += 1;
  return end;
}

export function finding(
  position: number | null,
  check: StorageCheck,
  why: string,
  names: Names | undefined,
): StorageFinding {
  const { stream = null, revision = null, eventId = null } = names ?? {};
  return { check, position, stream, revision, eventId, why };
}
