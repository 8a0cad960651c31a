/** The leaf as text: a blob costs several times as much to return, and the leaf is parsed anyway. */
const COLUMNS = 'position, stream, revision, event_id, type, CAST(leaf AS TEXT), sealed';

export const READ_STREAM = `SELECT ${COLUMNS} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`;

/** Of a JSON list of names those that have events. */
export const EXISTING = `SELECT value FROM json_each(?)
WHERE EXISTS (SELECT 1 FROM events WHERE stream = json_each.value)`;

export const READ_LOG = `SELECT ${COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`;

/** Without the boxes. */
export const READ_HASHED = `
  SELECT position, stream, revision, event_id, type, CAST(leaf AS TEXT) FROM events WHERE position > ? ORDER BY position
  LIMIT ?
`;

export const READ_BY_ID = `SELECT ${COLUMNS} FROM events WHERE event_id BETWEEN ? AND ? ORDER BY position LIMIT ?`;

export const HEAD = 'SELECT max(position) FROM events';

/**
 * A range of the log with some streams only. The `+` makes SQLite search by position: by the stream index it would sort
 * the whole log for each range. Bound as (after, last, prefix, prefix end, prefix, prefix end, …).
 */
export const readPrefixes = (prefixes: number): string => {
  const any = Array.from({ length: prefixes }, () => '(+stream >= ? AND +stream < ?)').join(' OR ');
  return `SELECT ${COLUMNS} FROM events WHERE position > ? AND position <= ? AND (${any || '0'}) ORDER BY position`;
};
