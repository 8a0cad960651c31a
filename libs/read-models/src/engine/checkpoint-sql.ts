/** `events` counts the events that a projection has applied, so it is also the leaf index of the next. */
export const CREATE_CHECKPOINT = `
  CREATE TABLE checkpoint (
    projection TEXT PRIMARY KEY,
    version    TEXT NOT NULL,
    token      TEXT,
    events     INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

export const SELECT_CHECKPOINTS = `SELECT projection, version, token, events FROM checkpoint ORDER BY projection`;

export const PUT_CHECKPOINT = `
  INSERT INTO checkpoint (projection, version, token, events) VALUES (?, ?, ?, ?)
  ON CONFLICT (projection) DO UPDATE SET version = excluded.version, token = excluded.token, events = excluded.events
`;
