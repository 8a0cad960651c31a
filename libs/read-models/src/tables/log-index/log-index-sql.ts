/**
 * The log index is packed: one row for `ENTRIES_A_BLOCK` events, not one for each (entry-layout.ts says how). So a
 * rebuild inserts few rows, a commit rewrites one or two pages, and a scan reads little.
 *
 * `word` numbers event types, partnerships and actors by first appearance. A stream is numbered by the position of its
 * first event. A course lists the events of one partnership, or of one stream whose events name none; a stream is in the
 * course of its first event, and in other courses only where its events name several partnerships.
 */
export const CREATE_LOG_INDEX = `
  CREATE TABLE word (
    no   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE stream (
    since  INTEGER PRIMARY KEY,
    name   TEXT NOT NULL,
    course INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE other_course (
    stream INTEGER NOT NULL,
    course INTEGER NOT NULL,
    PRIMARY KEY (stream, course)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE log_block (
    no        INTEGER PRIMARY KEY,
    latest_at INTEGER NOT NULL,
    entries   BLOB NOT NULL,
    hashes    BLOB NOT NULL
  ) STRICT;

  CREATE TABLE course_block (
    no     INTEGER PRIMARY KEY,
    places BLOB NOT NULL
  ) STRICT;

  CREATE TABLE event_id (
    position INTEGER PRIMARY KEY,
    id       ANY NOT NULL
  ) STRICT;
`;

export const DELETE_LOG_INDEX = `
  DROP INDEX IF EXISTS event_id_by_id; DROP INDEX IF EXISTS stream_by_name;
  DELETE FROM word; DELETE FROM stream; DELETE FROM other_course;
  DELETE FROM log_block; DELETE FROM course_block; DELETE FROM event_id;
`;

/** Names and ids are random: while a long log is applied, their index costs more than the rows. */
export const CREATE_STREAM_INDEX = `CREATE UNIQUE INDEX IF NOT EXISTS stream_by_name ON stream (name)`;

export const HAS_STREAM_INDEX = `SELECT count(*) FROM sqlite_schema WHERE name = 'stream_by_name'`;

export const CREATE_ID_INDEX = `CREATE INDEX IF NOT EXISTS event_id_by_id ON event_id (id)`;

export const INSERT_WORD = `INSERT INTO word (no, text) VALUES (?, ?)`;

export const SELECT_WORD = `SELECT no FROM word WHERE text = ?`;

export const SELECT_LAST_WORD = `SELECT coalesce(max(no), 0) FROM word`;

export const SELECT_TEXT_OF_WORD = `SELECT text FROM word WHERE no = ?`;

/** The words of a type in any version: '.w' sorts right after every '.v…'. */
export const SELECT_WORDS_OF_TYPE = `SELECT no FROM word WHERE text > :type || '.v' AND text < :type || '.w'`;

export const INSERT_STREAM = `INSERT INTO stream (since, name, course) VALUES (?, ?, ?)`;

export const ALL_STREAMS = `SELECT since, name, course FROM stream ORDER BY since`;

export const SELECT_STREAM = `SELECT since, course FROM stream WHERE name = ?`;

export const SELECT_NAME_OF_STREAM = `SELECT name FROM stream WHERE since = ?`;

export const INSERT_OTHER_COURSE = `INSERT INTO other_course (stream, course) VALUES (?, ?) ON CONFLICT DO NOTHING`;

export const SELECT_COURSES_OF_STREAM = `
  SELECT course FROM stream WHERE since = :stream UNION ALL SELECT course FROM other_course WHERE stream = :stream
`;

/** Stream names begin with their category and a hyphen; '.' sorts right after it. */
export const SELECT_STREAMS_OF_CATEGORY = `
  SELECT name FROM stream WHERE name > :category || '-' AND name < :category || '.' AND since <= :through ORDER BY name
`;

/** Streams of a category that found_stream has under one of these types. */
export const SELECT_STREAMS_WITH = `
  SELECT DISTINCT stream AS name FROM found_stream
  WHERE type IN (SELECT value FROM json_each(:types)) AND since <= :through
    AND stream > :category || '-' AND stream < :category || '.'
  ORDER BY stream
`;

export const PUT_LOG_BLOCK = `REPLACE INTO log_block (no, latest_at, entries, hashes) VALUES (?, ?, ?, ?)`;

export const SELECT_ENTRIES = `SELECT entries FROM log_block WHERE no = ?`;

export const SELECT_HASHES = `SELECT hashes FROM log_block WHERE no = ?`;

export const SELECT_LAST_BLOCK = `
  SELECT no, latest_at, octet_length(entries) AS bytes FROM log_block ORDER BY no DESC LIMIT 1
`;

export const SELECT_LATEST_AT = `SELECT latest_at FROM log_block WHERE no = ?`;

export const PUT_COURSE_BLOCK = `REPLACE INTO course_block (no, places) VALUES (?, ?)`;

export const SELECT_PLACES = `SELECT places FROM course_block WHERE no = ?`;

export const SELECT_LAST_COURSE_BLOCK = `SELECT max(no) FROM course_block WHERE no >= ? AND no < ?`;

export const INSERT_EVENT_ID = `INSERT INTO event_id (position, id) VALUES (?, ?)`;

export const SELECT_EVENT_ID = `SELECT id FROM event_id WHERE position = ?`;

/** Positions of the ids between two UUIDs as 16 bytes, both inclusive. */
export const SELECT_BY_ID = `SELECT position FROM event_id WHERE id BETWEEN ? AND ? ORDER BY position LIMIT ?`;

/** Every partnership has a first block of its course, whose number is that of its word times 2^20. */
export const SELECT_PARTNERSHIPS = `
  SELECT text FROM word WHERE EXISTS (SELECT 1 FROM course_block WHERE course_block.no = word.no << 20) ORDER BY word.no
`;
