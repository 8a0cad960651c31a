import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Database } from 'better-sqlite3';
import { eventCatalogue } from '@pacta/ledger';
import { sqlName } from '../engine/event-table.ts';
import { noLog } from '../engine/log-line.ts';
import { openSession } from '../engine/projection-set.ts';
import { openReadModelFile } from '../engine/read-model-file.ts';
import { CREATE_TABLES, SCHEMA_VERSION } from '../engine/schema.ts';
import { EVERY_STEP, sampleLog } from '../testing/sample-log.ts';
import { ALL_TABLES } from './all-tables.ts';
import { EVENT_TYPES_VERSION } from './event-types.ts';
import { LOG_INDEX_VERSION } from './log-index/log-index.ts';
import { TREE_VERSION } from './tree/tree-projection.ts';

/*
 * What each table makes of one fixed log is kept in golden/, with the number of its version. A ledger that was opened before
 * is only made again where the number differs, so no change of the rows may go without one.
 */

interface Golden {
  readonly version: number;
  readonly rows: unknown;
}

const WRITE = process.env['PACTA_WRITE_GOLDEN'] === '1';
const HOW = 'then PACTA_WRITE_GOLDEN=1 jest golden-tables writes what it makes now';

/** Why what is made now may not go with what was kept; undefined where it may. */
function fault(name: string, kept: Golden | undefined, made: Golden): string | undefined {
  if (kept === undefined) return `Nothing is kept of ${name} yet: ${HOW.slice(5)}.`;
  const same = JSON.stringify(kept.rows) === JSON.stringify(made.rows);
  if (!same && kept.version === made.version)
    return `What ${name} holds has changed and its version has not: raise the number next to its code; ${HOW}.`;
  if (kept.version !== made.version)
    return `${name} is of version ${made.version}, and version ${kept.version} is kept: look at the difference; ${HOW}.`;
  return undefined;
}

const fileOf = (name: string): URL => new URL(`golden/${name}.json`, import.meta.url);

const keptOf = (name: string): Golden | undefined =>
  existsSync(fileOf(name)) ? (JSON.parse(readFileSync(fileOf(name), 'utf8')) as Golden) : undefined;

const events = await sampleLog(EVERY_STEP);
const db: Database = openReadModelFile(':memory:', noLog);
afterAll(() => {
  db.close();
});
const session = openSession(db, { knownTypes: [...eventCatalogue.keys()].filter((type) => type !== 'Repaid.v1') });
session.applier.prepare();
session.applier.apply(events);

const shown = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString('hex') : value);
const rowsOf = (sql: string): unknown => (db.prepare(sql).raw().all() as unknown[][]).map((row) => row.map(shown));

const MADE: Readonly<Record<string, Golden>> = {
  schema: { version: SCHEMA_VERSION, rows: CREATE_TABLES.split('\n').map((line) => line.trim()) },
  'log-index': {
    version: LOG_INDEX_VERSION,
    rows: [
      rowsOf('SELECT * FROM word ORDER BY no'),
      rowsOf('SELECT * FROM stream ORDER BY since'),
      rowsOf('SELECT * FROM other_course ORDER BY stream, course'),
      rowsOf('SELECT * FROM log_block ORDER BY no'),
      rowsOf('SELECT * FROM course_block ORDER BY no'),
      rowsOf('SELECT * FROM event_id ORDER BY position'),
    ],
  },
  tree: { version: TREE_VERSION, rows: rowsOf('SELECT * FROM tree_node ORDER BY level, idx') },
  'event-types': { version: EVENT_TYPES_VERSION, rows: rowsOf('SELECT * FROM parked ORDER BY position') },
  ...Object.fromEntries(
    ALL_TABLES.map((table) => [
      table.name,
      {
        version: table.version,
        rows: [table.create, table.indexes ?? '', rowsOf(`SELECT * FROM ${sqlName(table)} ORDER BY since`)],
      },
    ]),
  ),
};

describe('what a version of a table makes does not change', () => {
  test.each(Object.keys(MADE))('%s', (name) => {
    const made = MADE[name] as Golden;
    const kept = keptOf(name);
    const why = fault(name, kept, made);
    const mayBeWritten = kept === undefined || kept.version !== made.version;
    if (WRITE && why !== undefined && mayBeWritten) {
      mkdirSync(new URL('golden/', import.meta.url), { recursive: true });
      writeFileSync(fileOf(name), `${JSON.stringify(made, undefined, 1)}\n`);
    } else expect(why).toBeUndefined();
  });

  test('and a change without a new number is told, in one sentence', () => {
    const made = MADE['role-held'] as Golden;
    const other = { ...made, rows: [] };
    expect(fault('role-held', made, made)).toBeUndefined();
    expect(fault('role-held', other, made)).toContain('What role-held holds has changed and its version has not');
    expect(fault('role-held', { ...other, version: 0 }, made)).toContain('version 0 is kept');
    expect(fault('role-held', undefined, made)).toContain('Nothing is kept of role-held yet');
  });
});
