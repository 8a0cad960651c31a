/**
 * Leaf and hash are read as text, which is far cheaper than blobs; SQLite is asked whether those columns have the right
 * type. The other columns show theirs.
 */
const COLUMNS = `position, stream, revision, event_id, type, CAST(leaf AS TEXT), lower(hex(leaf_hash)), sealed,
  typeof(revision) = 'integer' AND typeof(leaf) = 'blob' AND typeof(leaf_hash) = 'blob'`;

export const ROWS_AFTER = `SELECT ${COLUMNS} FROM events WHERE position > ? AND position <= ? ORDER BY position LIMIT ?`;

export const ROW_AT = `SELECT ${COLUMNS} FROM events WHERE position = ?`;

/** A leaf as a blob, where its text may not be exact (it has a replacement character). */
export const LEAF_AT = 'SELECT CAST(leaf AS BLOB) FROM events WHERE position = ?';

export const LAST_POSITION = 'SELECT max(position) FROM events';

/** How many events the file has ever held, by SQLite's AUTOINCREMENT sequence. */
export const COUNTED = "SELECT seq FROM sqlite_sequence WHERE name = 'events'";

export const SCHEMA_OBJECTS = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'";
