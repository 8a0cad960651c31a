/** 'Pact': marks the file as a Pacta ledger (PRAGMA application_id). */
export const APPLICATION_ID = 0x50_61_63_74;

/** PRAGMA user_version of the files this code writes. */
export const SCHEMA_VERSION = 2;

/** The last version whose files have no checkpoints; they are added when such a file is next opened for writing. */
export const WITHOUT_CHECKPOINTS = 1;

export const CREATE_EVENTS = `CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  event_id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  leaf BLOB NOT NULL CHECK (length(leaf) BETWEEN 2 AND 65535),
  leaf_hash BLOB NOT NULL CHECK (length(leaf_hash) = 32),
  sealed TEXT NOT NULL,
  UNIQUE (stream, revision)
) STRICT`;

/** Fails where the table is missing or has other columns. */
export const EVERY_COLUMN =
  'SELECT position, stream, revision, event_id, type, leaf, leaf_hash, sealed FROM events LIMIT 0';
