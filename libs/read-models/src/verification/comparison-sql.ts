/** Every row of a table in key order, the key first, to compare with a rebuild. */

export const ALL_WORDS = `SELECT no, text FROM word ORDER BY no`;

export const ALL_OTHER_COURSES = `SELECT stream, course FROM other_course ORDER BY stream, course`;

export const ALL_COURSE_BLOCKS = `SELECT no, places FROM course_block ORDER BY no`;

export const ALL_EVENT_IDS = `SELECT position, id FROM event_id ORDER BY position`;

export const ALL_LOG_BLOCKS = `SELECT no, entries, hashes, latest_at FROM log_block ORDER BY no`;

/** `quote` gives value and type of a column, but a text only up to a zero byte; the length reveals what follows. */
const shown = (column: string): string => `quote(${column}), octet_length(${column})`;

export const COLUMNS_OF = `SELECT name FROM pragma_table_info(?) ORDER BY cid`;

/** Each row of a table as a text of the values and types of all columns, sorted by these texts. */
export const allRowsOf = (table: string, columns: readonly string[]): string =>
  `SELECT concat_ws(',', ${columns.map(shown).join(', ')}) AS shown, since FROM ${table} ORDER BY shown`;

export const ALL_PARKED_ROWS = `
  SELECT position, key, token, event_id, type, reason, held FROM parked WHERE projection = ? ORDER BY position
`;
