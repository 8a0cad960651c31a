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

/** A blob is greater than any text: far cheaper to ask than `typeof`, which the rows' revisions need. */
const TYPES_HOLD = `stream < x'' AND event_id < x'' AND type < x'' AND sealed < x'' AND leaf >= x''
  AND leaf_hash >= x'' AND typeof(revision) = 'integer'`;

/**
 * Rows as a few values, far cheaper than one by one: how many, the last position, how many have the right types, the
 * leaves, each after a zero byte, the leaves' lengths, their stored hashes, the event ids, and, each on lines, the other
 * names and the boxes.
 */
export const ROWS_TOGETHER = `
  SELECT count(*), max(position), sum(${TYPES_HOLD}),
    CAST(x'00' || group_concat(leaf, x'00') AS BLOB), group_concat(length(leaf)),
    CAST(group_concat(leaf_hash, '') AS BLOB), CAST(group_concat(event_id, '') AS BLOB),
    group_concat(revision || char(10) || stream || char(10) || type, char(10)),
    group_concat(sealed, char(10))
  FROM events WHERE position > ? AND position <= ?
`;

/** Entries of SQLite's own index of event ids, in its order, after one of them. */
export const INDEXED_IDS_AFTER = `
  SELECT sum(typeof(event_id) = 'text'), max(event_id), CAST(group_concat(event_id, '') AS BLOB), group_concat(position)
  FROM (SELECT event_id, position FROM events INDEXED BY sqlite_autoindex_events_1 WHERE event_id > ?
    ORDER BY event_id LIMIT ?)
`;

/** Entries of SQLite's own index of streams and revisions, in its order, after one of them. */
export const INDEXED_REVISIONS_AFTER = `
  SELECT sum(typeof(stream) = 'text' AND typeof(revision) = 'integer'), group_concat(stream, char(10)),
    group_concat(revision), group_concat(position)
  FROM (SELECT stream, revision, position FROM events INDEXED BY sqlite_autoindex_events_2
    WHERE (stream, revision) > (?, ?) ORDER BY stream, revision LIMIT ?)
`;

export const LAST_POSITION = 'SELECT max(position) FROM events';

/** How many events the file has ever held, by SQLite's AUTOINCREMENT sequence. */
export const COUNTED = "SELECT seq FROM sqlite_sequence WHERE name = 'events'";

export const SCHEMA_OBJECTS = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'";
