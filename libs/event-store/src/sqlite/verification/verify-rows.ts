import type Database from 'better-sqlite3';
import { checkRow } from './row-fault.ts';
import { RowReader, type ReadRows, type UnknownRow } from './row-reader.ts';
import type { ExpectedEvent, StorageCheck, StorageFinding } from './storage-finding.ts';

/** A stretch of the log: leaf indices `from` up to, and without, `to`. */
export interface RowsToVerify {
  readonly from: number;
  readonly to: number;
  readonly expected: (position: number) => ExpectedEvent | undefined;
  /** Told the hash of each leaf that can be read, in log order, so that a tree need not hash again. */
  readonly onLeaf?: (position: number, leafHash: Uint8Array) => void;
}

interface Names {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
}

/**
 * Checks the rows of one stretch one by one. Row positions count from 1, leaf indices from 0. Stretches can be checked
 * apart from each other; `revisions` then tells where each stream stands at the end of one.
 */
export class RowVerification {
  /** stream → revision of its last event so far. */
  readonly revisions = new Map<string, number>();
  readonly #reader: RowReader;
  readonly #stretch: RowsToVerify;
  #seen = 0;

  constructor(connection: Database.Database, stretch: RowsToVerify) {
    this.#reader = new RowReader(connection);
    this.#stretch = stretch;
  }

  /** Events read so far. */
  get seen(): number {
    return this.#seen;
  }

  /** Findings page by page, in log order; a page without any is yielded too, so that the caller may breathe. */
  *pages(): Generator<readonly StorageFinding[], void, undefined> {
    const { from, to } = this.#stretch;
    for (let after = from; after < to;) {
      const read = this.#reader.read(after, to);
      yield this.#check(read, after);
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

  /** Positions from `first` to `last` gave no row. */
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
    this.#stretch.onLeaf?.(position - 1, Buffer.from(leafHash, 'hex'));
    const trusted = expected ?? names;
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
    this.revisions.set(trusted.stream, trusted.revision);
  }

  /** The revision that follows in a stream; unknown where its beginning lies before this stretch. */
  #due(stream: string): number | undefined {
    const last = this.revisions.get(stream);
    if (last !== undefined) return last + 1;
    return this.#stretch.from === 0 ? 0 : undefined;
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
