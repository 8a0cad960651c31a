import Database from 'better-sqlite3';
import { join } from 'node:path';
import { newLedgerFolder } from '../harness/ledger-folder.ts';
import { fillLedger, openStore } from './store-appends.ts';

/** Settings that decide the cost of a commit, read from the store's file. */
const PRAGMAS = ['journal_mode', 'synchronous', 'page_size', 'wal_autocheckpoint', 'recursive_triggers'] as const;

export interface EventsFile {
  readonly pragmas: Readonly<Record<string, string | number>>;
  /** Statements that create the same tables and indexes, without the store's triggers. */
  readonly schema: readonly string[];
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Reads a ledger's storage format: its schema and one row. */
function eventsFileOf(ledger: string): EventsFile {
  const file = new Database(join(ledger, 'events.db'), { readonly: true });
  try {
    const schema = file
      .prepare(
        `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND type IN ('table', 'index') ORDER BY type DESC`,
      )
      .pluck()
      .all() as string[];
    const tables = file
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .pluck()
      .all() as string[];
    const table = tables.find((name) =>
      (file.pragma(`table_info(${name})`) as { name: string }[]).some((column) => column.name === 'leaf'),
    );
    if (table === undefined) throw new Error('events.db has no table with a leaf column');
    const row = file.prepare(`SELECT * FROM ${table} ORDER BY length(leaf) LIMIT 1 OFFSET 2`).get() as Record<
      string,
      unknown
    >;
    const pragmas = Object.fromEntries(
      PRAGMAS.map((name) => [name, file.pragma(name, { simple: true }) as string | number]),
    );
    // This reader's connection has another default; the writer commits with FULL.
    return { pragmas: { ...pragmas, journal_mode: 'wal', synchronous: 2 }, schema, table, row };
  } finally {
    file.close();
  }
}

/** Schema, settings and one row of a new ledger. */
export async function fileOfFreshStore(): Promise<EventsFile> {
  const folder = newLedgerFolder();
  try {
    const store = await openStore(folder.ledger);
    await fillLedger(store, 20);
    await store.close();
    return eventsFileOf(folder.ledger);
  } finally {
    folder.remove();
  }
}

export interface RawLog {
  /** One durable commit of these leaves. */
  commit(leaves: readonly Uint8Array[]): void;
  close(): void;
}

/** Bare SQLite with the same schema and settings as the store. */
export function rawLog(path: string, { schema, table, row, pragmas }: EventsFile): RawLog {
  const file = new Database(path);
  for (const name of PRAGMAS) file.pragma(`${name} = ${String(pragmas[name])}`);
  for (const statement of schema) file.exec(statement);
  const columns = Object.keys(row).filter((name) => !/^(position|token|seq)$/.test(name));
  const insert = file.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  let count = 0;
  const add = (leaf: Uint8Array): void => {
    count += 1;
    insert.run(...columns.map((name) => fresh(name, row[name], leaf, count)));
  };
  const together = file.transaction((leaves: readonly Uint8Array[]) => leaves.forEach(add));
  return {
    // A single statement commits by itself.
    commit: (leaves) => (leaves.length === 1 ? leaves.forEach(add) : together(leaves)),
    close: () => void file.close(),
  };
}

/** Commits per second of bare SQLite, one event each, durable. */
export function rawCommits(folder: string, file: EventsFile, milliseconds: number): number {
  const path = join(folder, `raw-${crypto.randomUUID()}.db`);
  const log = rawLog(path, file);
  const leaf = [file.row['leaf'] as Uint8Array];
  try {
    const began = performance.now();
    const until = began + milliseconds;
    let count = 0;
    for (; performance.now() < until; count += 1) log.commit(leaf);
    return (count / (performance.now() - began)) * 1000;
  } finally {
    log.close();
  }
}

/** Unique values for the store's unique columns. */
function fresh(name: string, value: unknown, leaf: Uint8Array, count: number): unknown {
  if (name === 'leaf') return leaf;
  if (name === 'stream') return `decision-${count}`;
  if (name === 'revision') return 0;
  if (name === 'event_id')
    return Buffer.isBuffer(value) ? Buffer.from(crypto.randomUUID().replaceAll('-', ''), 'hex') : crypto.randomUUID();
  return value;
}
