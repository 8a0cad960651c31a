import Database from 'better-sqlite3';
import { join } from 'node:path';

/** Bytes of one table (with its rows) or index, whole pages. */
export interface StoredPart {
  readonly name: string;
  readonly type: 'table' | 'index';
  readonly bytes: number;
}

/**
 * What a file of a closed ledger consists of, the largest part first. Tables WITHOUT ROWID are in the order of their key,
 * so that the look-up by it costs nothing; everything else that serves a look-up only is an index.
 */
export function partsOf(ledger: string, name: 'events.db' | 'read-models.db'): readonly StoredPart[] {
  const file = new Database(join(ledger, name), { readonly: true });
  try {
    return file
      .prepare(
        `SELECT dbstat.name, coalesce(type, 'table') AS type, sum(pgsize) AS bytes
         FROM dbstat LEFT JOIN sqlite_schema ON sqlite_schema.name = dbstat.name
         GROUP BY dbstat.name ORDER BY bytes DESC`,
      )
      .all() as StoredPart[];
  } finally {
    file.close();
  }
}
