export const SELECT_CHECKPOINTS = `SELECT projection, version, token, events FROM checkpoint ORDER BY projection`;

export const PUT_CHECKPOINT = `
  INSERT INTO checkpoint (projection, version, token, events) VALUES (?, ?, ?, ?)
  ON CONFLICT (projection) DO UPDATE SET version = excluded.version, token = excluded.token, events = excluded.events
`;
