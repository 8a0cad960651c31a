/**
 * A string dictionary: repeated names (streams, types, partnerships, actors) are stored once, in `word`, numbered by
 * first appearance; UUIDs are stored as 16 bytes. The file is two fifths as large, and a rebuild writes that much less.
 * `latest_at` is the greatest recordedAt so far (milliseconds since 1970): it never decreases, so the prefix of an
 * instant is found by binary search.
 */
export const CREATE_LOG_INDEX = `
  CREATE TABLE word (
    no   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE log_index (
    position     INTEGER PRIMARY KEY,
    token        TEXT NOT NULL,
    event_id     ANY NOT NULL,
    stream       INTEGER NOT NULL,
    revision     INTEGER NOT NULL,
    type         INTEGER NOT NULL,
    partnership  INTEGER,
    actor        INTEGER,
    recorded_at  TEXT,
    effective_on TEXT,
    command_id   ANY,
    leaf_hash    BLOB NOT NULL,
    latest_at    INTEGER NOT NULL
  ) STRICT;
`;

/** Every column of the log index, its key first. */
export const LOG_COLUMNS = [
  'position',
  'token',
  'event_id',
  'stream',
  'revision',
  'type',
  'partnership',
  'actor',
  'recorded_at',
  'effective_on',
  'command_id',
  'leaf_hash',
  'latest_at',
];
const UUIDS = new Set(['event_id', 'command_id']);

/** A UUID as its 16 bytes; any other text unchanged. */
const uuid = (value: string): string => `coalesce(unhex(${value}, '-'), ${value})`;

const ONE_ROW = `(${LOG_COLUMNS.map(() => '?').join(', ')})`;
const VALUES = LOG_COLUMNS.map((column, index) =>
  UUIDS.has(column) ? uuid(`column${index + 1}`) : `column${index + 1}`,
);

/** Several rows per statement: calls into SQLite dominate the cost. */
export const insertLogRows = (rows: number): string => `
  INSERT INTO log_index (${LOG_COLUMNS.join(', ')})
  SELECT ${VALUES.join(', ')} FROM (VALUES ${Array.from({ length: rows }, () => ONE_ROW).join(', ')})
`;

export const DELETE_LOG_INDEX = `DELETE FROM log_index; DELETE FROM word`;

export const INSERT_WORD = `INSERT INTO word (no, text) VALUES (?, ?)`;

export const SELECT_WORD = `SELECT no FROM word WHERE text = ?`;

export const SELECT_LAST_WORD = `SELECT coalesce(max(no), 0) FROM word`;

/** The dictionary number of a name given as a parameter; null where it is absent. */
export const wordNumber = (parameter: string): string => `(SELECT no FROM word WHERE text = ${parameter})`;

const wordText = (column: string): string => `(SELECT text FROM word WHERE no = log_index.${column}) AS ${column}`;

export const SELECT_LOG = `
  SELECT position, token, event_id, ${wordText('stream')}, revision, ${wordText('type')}, ${wordText('partnership')},
    ${wordText('actor')}, recorded_at, effective_on, command_id, leaf_hash
  FROM log_index
`;

export const SELECT_LOG_AT = `${SELECT_LOG} WHERE position = ?`;

export const SELECT_LOG_STRETCH = `${SELECT_LOG} WHERE position >= ? AND position < ? ORDER BY position`;

export const SELECT_LOG_LAST = `${SELECT_LOG} ORDER BY position DESC LIMIT 1`;

export const SELECT_LOG_OF_STREAM = `${SELECT_LOG} WHERE log_index.stream = ${wordNumber('?')} AND revision = ?`;

/** Event ids between two UUIDs, both inclusive. */
export const SELECT_LOG_BY_ID = `
  ${SELECT_LOG} WHERE event_id BETWEEN unhex(:from, '-') AND unhex(:to, '-') ORDER BY position LIMIT :limit
`;

export const SELECT_STREAMS_OF_PARTNERSHIP = `
  SELECT ${wordText('stream')}, count(*) AS events, max(revision) AS revision, min(position) AS first, max(position) AS last
  FROM log_index WHERE log_index.partnership = ${wordNumber('?')} AND position <= ?
  GROUP BY log_index.stream ORDER BY first
`;

/** The events of a partnership after a leaf index: stream and revision of each. */
export const SELECT_COURSE_OF_PARTNERSHIP = `
  SELECT position, ${wordText('stream')}, revision FROM log_index
  WHERE log_index.partnership = ${wordNumber('?')} AND position > ? ORDER BY position
`;

/** A stream as of a leaf index; no row where it had no event. */
export const SELECT_STREAM = `
  SELECT ${wordText('stream')}, count(*) AS events, max(revision) AS revision, min(position) AS first, max(position) AS last
  FROM log_index WHERE log_index.stream = ${wordNumber('?')} AND position <= ? GROUP BY log_index.stream
`;

/** Stream names begin with their category and a hyphen; '.' sorts right after it. */
export const SELECT_STREAMS_OF_CATEGORY = `
  SELECT word.text AS stream, count(*) AS events, max(revision) AS revision, min(position) AS first, max(position) AS last
  FROM word JOIN log_index ON log_index.stream = word.no
  WHERE word.text > :category || '-' AND word.text < :category || '.' AND position <= :through
  GROUP BY word.no ORDER BY word.text
`;

/** Streams of a category that found_stream has under one of these types. */
export const SELECT_STREAMS_WITH = `
  SELECT word.text AS stream, max(log_index.revision) AS revision
  FROM word JOIN log_index ON log_index.stream = word.no
  WHERE word.text IN (
      SELECT stream FROM found_stream
      WHERE type IN (SELECT value FROM json_each(:types)) AND since <= :through
        AND stream > :category || '-' AND stream < :category || '.'
    ) AND position <= :through
  GROUP BY word.no ORDER BY word.text
`;

export const SELECT_POSITIONS_OF_STREAM = `
  SELECT position FROM log_index
  WHERE log_index.stream = ${wordNumber('?')} AND revision BETWEEN ? AND ? ORDER BY revision
`;

export const SELECT_LATEST_AT = `SELECT latest_at FROM log_index WHERE position = ?`;

export const SELECT_LAST_POSITION = `SELECT max(position) FROM log_index`;

export const SELECT_PARTNERSHIPS = `
  SELECT text FROM word WHERE no IN (SELECT DISTINCT partnership FROM log_index WHERE partnership IS NOT NULL) ORDER BY no
`;
