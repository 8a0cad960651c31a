export const STREAM_HEAD = 'SELECT revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1';

export const IDS_BETWEEN =
  'SELECT event_id, position FROM events WHERE stream = ? AND revision BETWEEN ? AND ? ORDER BY revision';

export const HOLDS_ID = 'SELECT 1 FROM events WHERE event_id = ?';

/** Text is bound faster than bytes; the blob of a text is its UTF-8 form. */
export const INSERT_EVENT = `INSERT INTO events (stream, revision, event_id, type, leaf, leaf_hash, sealed)
  VALUES (?, ?, ?, ?, CAST(? AS BLOB), unhex(?), ?)`;

export const BEGIN = 'BEGIN IMMEDIATE';
export const COMMIT = 'COMMIT';
export const ROLLBACK = 'ROLLBACK';

/** A savepoint for one append within a shared commit: a refusal rolls back only that append. */
export const SAVEPOINT = 'SAVEPOINT one_append';
export const RELEASE = 'RELEASE one_append';
export const UNDO = 'ROLLBACK TO one_append';
