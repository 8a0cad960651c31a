export const CREATE_SNAPSHOTS = `
  CREATE TABLE IF NOT EXISTS snapshot (
    view           TEXT NOT NULL,
    version        TEXT NOT NULL,
    stream         TEXT NOT NULL,
    revision       INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    partnership_id TEXT,
    state          TEXT NOT NULL,
    PRIMARY KEY (view, version, stream, revision)
  ) STRICT
`;

export const SELECT_SNAPSHOT = `
  SELECT partnership_id, revision, position, state FROM snapshot
  WHERE view = ? AND version = ? AND stream = ? AND revision <= ? ORDER BY revision DESC LIMIT 1
`;

export const PUT_SNAPSHOT = `
  INSERT INTO snapshot (view, version, stream, revision, position, partnership_id, state) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO NOTHING
`;

/** Versions are hashes of source, so one of another view is never taken for this one's. */
export const DELETE_OUTDATED_SNAPSHOTS = `DELETE FROM snapshot WHERE version NOT IN (SELECT value FROM json_each(?))`;

export const DELETE_SNAPSHOTS = `DELETE FROM snapshot`;
