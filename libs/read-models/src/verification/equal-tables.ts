import type { Database } from 'better-sqlite3';
import { keysOf, pageEnd, rowsTogether } from './comparison-sql.ts';

/** Rows compared as one value. */
const ROWS_AT_ONCE = 500;

type Key = readonly unknown[];

/**
 * Whether a table has the same rows, byte for byte and in the same order, by rowid or primary key: what equal events make
 * in equal order. Where it has not, the rows are to be compared one by one, since order alone is no fault.
 */
export function tablesAreEqual(live: Database, rebuilt: Database, table: string, columns: readonly string[]): boolean {
  const keys = rebuilt.prepare<[object], string>(keysOf).pluck().all({ table });
  const [left, right] = [live, rebuilt].map((db) =>
    pagesOf(db, { table, columns, keys: keys.length > 0 ? keys : ['rowid'] }),
  ) as [Pages, Pages];
  for (;;) {
    const [one, other] = [left.next(), right.next()];
    if (one.done === true || other.done === true) return one.done === other.done;
    if (!one.value.equals(other.value)) return false;
  }
}

type Pages = Generator<Buffer, undefined, undefined>;

function* pagesOf(
  db: Database,
  {
    table,
    columns,
    keys,
  }: { readonly table: string; readonly columns: readonly string[]; readonly keys: readonly string[] },
): Pages {
  const endAfter = (after: Key | undefined): Key | undefined =>
    db
      .prepare<unknown[], Key>(pageEnd(table, keys, after !== undefined))
      .raw()
      .get(...(after ?? []), ROWS_AT_ONCE - 1);
  for (let after: Key | undefined; ;) {
    const end = endAfter(after);
    const bounds = { after: after !== undefined, end: end !== undefined };
    const read = db.prepare<unknown[], Buffer | null>(rowsTogether(table, columns, keys, bounds)).pluck();
    yield read.get(...(after ?? []), ...(end ?? [])) ?? Buffer.of();
    if (end === undefined) return undefined;
    after = end;
  }
}
