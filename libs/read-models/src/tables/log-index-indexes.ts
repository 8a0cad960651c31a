/**
 * Look-up indexes of the log index. Event ids are random, so maintaining their index while a million rows are inserted
 * costs more than the rows themselves: a rebuild drops the indexes first and creates them again once it has caught up.
 */
export const CREATE_LOG_INDEXES = `
  CREATE INDEX IF NOT EXISTS log_by_event_id ON log_index (event_id);
  CREATE INDEX IF NOT EXISTS log_by_stream ON log_index (stream, revision);
  CREATE INDEX IF NOT EXISTS log_by_partnership ON log_index (partnership, position);
`;

export const DROP_LOG_INDEXES = `
  DROP INDEX IF EXISTS log_by_event_id;
  DROP INDEX IF EXISTS log_by_stream;
  DROP INDEX IF EXISTS log_by_partnership;
`;
