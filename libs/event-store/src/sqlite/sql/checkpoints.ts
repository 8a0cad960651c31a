/** Signed checkpoints have a table of their own and no log position. */
export const CREATE_CHECKPOINTS = `CREATE TABLE checkpoints (
  number INTEGER PRIMARY KEY CHECK (number >= 0),
  note TEXT NOT NULL CHECK (length(note) BETWEEN 1 AND 16384)
) STRICT`;

/** Checkpoints are never changed, and their numbers are consecutive. */
export const CHECKPOINT_TRIGGERS: Readonly<Record<string, string>> = {
  checkpoints_no_update: `CREATE TRIGGER checkpoints_no_update BEFORE UPDATE ON checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are immutable'); END`,
  checkpoints_no_delete: `CREATE TRIGGER checkpoints_no_delete BEFORE DELETE ON checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are immutable'); END`,
  checkpoints_in_order: `CREATE TRIGGER checkpoints_in_order BEFORE INSERT ON checkpoints
WHEN NEW.number IS NOT (SELECT coalesce(max(number), -1) + 1 FROM checkpoints)
BEGIN SELECT RAISE(ABORT, 'checkpoints follow one another'); END`,
};

export const NEWEST_CHECKPOINTS = 'SELECT number, note FROM checkpoints ORDER BY number DESC LIMIT ?';

export const CHECKPOINTS_FROM = 'SELECT number, note FROM checkpoints WHERE number >= ? ORDER BY number LIMIT ?';

export const CHECKPOINT_AT = 'SELECT note FROM checkpoints WHERE number = ?';

export const NEXT_CHECKPOINT = 'SELECT coalesce(max(number), -1) + 1 FROM checkpoints';

export const INSERT_CHECKPOINT = 'INSERT INTO checkpoints (number, note) VALUES (?, ?)';

/** Fails where the table is missing or has other columns. */
export const EVERY_CHECKPOINT_COLUMN = 'SELECT number, note FROM checkpoints LIMIT 0';
