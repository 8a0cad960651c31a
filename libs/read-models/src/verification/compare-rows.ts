/** A row as its statement returns it, columns in order, the key first. */
export type RawRow = readonly unknown[];

/** How a table identifies a differing row and its leaf index. */
export interface ComparedTable {
  readonly sql: string;
  readonly values?: readonly unknown[];
  readonly nameOf: (row: RawRow) => string;
  readonly positionOf: (row: RawRow) => number | null;
}

export interface RowDifference {
  readonly kind: 'missing' | 'added' | 'changed';
  /** As rebuilt; undefined for a row that should not be there. */
  readonly rebuilt: RawRow | undefined;
  readonly live: RawRow | undefined;
}

/** Merges two results that are sorted by their first column, and yields the differences. */
export function* compareRows(
  live: Iterable<RawRow>,
  rebuilt: Iterable<RawRow>,
): Generator<RowDifference, void, undefined> {
  const left = live[Symbol.iterator]();
  const right = rebuilt[Symbol.iterator]();
  try {
    let [a, b] = [left.next(), right.next()];
    while (a.done !== true || b.done !== true) {
      const order = a.done === true ? 1 : b.done === true ? -1 : inOrder(a.value[0], b.value[0]);
      if (order < 0) yield { kind: 'added', live: a.value as RawRow, rebuilt: undefined };
      else if (order > 0) yield { kind: 'missing', live: undefined, rebuilt: b.value as RawRow };
      else if (!sameRow(a.value as RawRow, b.value as RawRow))
        yield { kind: 'changed', live: a.value as RawRow, rebuilt: b.value as RawRow };
      if (order <= 0) a = left.next();
      if (order >= 0) b = right.next();
    }
  } finally {
    left.return?.();
    right.return?.();
  }
}

function inOrder(left: unknown, right: unknown): number {
  if (typeof left === 'string' && typeof right === 'string')
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return Number(left) - Number(right);
}

const sameRow = (left: RawRow, right: RawRow): boolean => left.every((value, index) => sameValue(value, right[index]));

const sameValue = (left: unknown, right: unknown): boolean =>
  left === right || (Buffer.isBuffer(left) && Buffer.isBuffer(right) && left.equals(right));
