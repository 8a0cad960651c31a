import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { eventStoreContract } from '../contract/event-store-contract.ts';
import type { Tampering } from '../contract/store-under-test.ts';
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.ts';

/** Each by a connection that knows nothing of Pacta, with recursive triggers on and off. */
function tamperings(file: string): Tampering[] {
  const columns = 'stream, revision, event_id, type, leaf, leaf_hash, sealed';
  const statements = {
    UPDATE: "UPDATE events SET type = 'Forged.v1' WHERE stream = ? AND event_id = ?",
    'UPDATE OR REPLACE': "UPDATE OR REPLACE events SET type = 'Forged.v1' WHERE stream = ? AND event_id = ?",
    DELETE: 'DELETE FROM events WHERE stream = ? AND event_id = ?',
    'INSERT OR REPLACE of a position': `INSERT OR REPLACE INTO events (position, ${columns}) SELECT position, 'x-1', 0, 'id', 'Forged.v1', leaf, leaf_hash, '{}' FROM events WHERE stream = ? AND event_id = ?`,
    'INSERT OR REPLACE of a revision': `INSERT OR REPLACE INTO events (${columns}) SELECT stream, revision, 'id', 'Forged.v1', leaf, leaf_hash, '{}' FROM events WHERE stream = ? AND event_id = ?`,
    'REPLACE of an id': `REPLACE INTO events (${columns}) SELECT 'x-1', 0, event_id, 'Forged.v1', leaf, leaf_hash, '{}' FROM events WHERE stream = ? AND event_id = ?`,
    upsert: `INSERT INTO events (${columns}) SELECT ${columns} FROM events WHERE stream = ? AND event_id = ? ON CONFLICT DO UPDATE SET type = 'Forged.v1'`,
  };
  return [
    ...checkpointTamperings(file),
    ...Object.entries(statements).flatMap(([name, sql]) =>
      ['ON', 'OFF'].map((recursive) => ({
        name: `${name}, recursive_triggers ${recursive}`,
        attempt: (stream: string, eventId: string) => {
          const connection = new Database(file);
          try {
            connection.pragma(`recursive_triggers = ${recursive}`);
            connection.prepare(sql).run(stream, eventId);
          } finally {
            connection.close();
          }
        },
      })),
    ),
  ];
}

/** A checkpoint that was signed is changed, taken away, replaced, or one put where none is due. */
function checkpointTamperings(file: string): Tampering[] {
  const statements = [
    "UPDATE checkpoints SET note = 'forged'",
    'DELETE FROM checkpoints',
    "INSERT OR REPLACE INTO checkpoints (number, note) VALUES (0, 'forged')",
    "INSERT INTO checkpoints (number, note) VALUES (4711, 'forged')",
  ];
  return statements.map((sql) => ({
    name: sql,
    attempt: () => {
      const connection = new Database(file);
      try {
        connection.exec(
          "INSERT OR IGNORE INTO checkpoints (number, note) SELECT 0, 'first' WHERE NOT EXISTS (SELECT 1 FROM checkpoints)",
        );
        connection.exec(sql);
      } finally {
        connection.close();
      }
    },
  }));
}

eventStoreContract('The SQLite store', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-store-'));
  const open = (): Promise<SqliteStore> => openSqliteStore({ folder, busyTimeout: 30 });
  let store = await open();
  let blocker: Database.Database | undefined;
  return {
    store: () => store,
    async restart() {
      await store.close();
      store = await open();
    },
    async goAway() {
      blocker = new Database(store.paths.events);
      blocker.exec('BEGIN IMMEDIATE');
    },
    async comeBack() {
      blocker?.close();
    },
    tamperings: () => tamperings(store.paths.events),
    async dispose() {
      blocker?.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
