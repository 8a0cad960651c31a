export const CREATE_PARKED = `
  CREATE TABLE parked (
    projection TEXT NOT NULL,
    position   INTEGER NOT NULL,
    key        TEXT NOT NULL,
    token      TEXT NOT NULL,
    event_id   TEXT NOT NULL,
    type       TEXT NOT NULL,
    reason     TEXT NOT NULL,
    held       INTEGER NOT NULL,
    PRIMARY KEY (projection, position)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX parked_by_key ON parked (projection, key);
`;

export const INSERT_PARKED = `
  INSERT INTO parked (projection, position, key, token, event_id, type, reason, held) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
`;

export const HOLD_BACK = `UPDATE parked SET held = held + ? WHERE projection = ? AND key = ?`;

export const RELEASE_PARKED = `DELETE FROM parked WHERE projection = ? AND key = ?`;

export const DELETE_PARKED = `DELETE FROM parked WHERE projection = ?`;

export const SELECT_PARKED_KEYS = `SELECT key FROM parked WHERE projection = ?`;

export const SELECT_PARKED = `
  SELECT projection, key, token, position, event_id, type, reason, held FROM parked ORDER BY position, projection
`;

export const COUNT_PARKED = `SELECT projection, count(*) AS parked FROM parked GROUP BY projection`;
