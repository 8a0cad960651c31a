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

/** The columns of a table's primary key where it has no rowid. */
export const keysOf = `
  SELECT name FROM pragma_table_info(:table) WHERE pk > 0 AND (SELECT wr FROM pragma_table_list(:table)) ORDER BY pk
`;

const listed = (keys: readonly string[]): string => `(${keys.join(', ')})`;

const marks = (keys: readonly string[]): string => `(${keys.map(() => '?').join(', ')})`;

/** The key of the last row of a page, where more than a page is left; takes the key before it, if any, and an offset. */
export const pageEnd = (table: string, keys: readonly string[], after: boolean): string => `
  SELECT ${keys.join(', ')} FROM ${table} ${after ? `WHERE ${listed(keys)} > ${marks(keys)}` : ''}
  ORDER BY ${keys.join(', ')} LIMIT 1 OFFSET ?
`;

/**
 * The rows of a page as one value: of each column its type, its length and its bytes, so that no two different rows look
 * alike.
 */
export const rowsTogether = (
  table: string,
  columns: readonly string[],
  keys: readonly string[],
  { after, end }: { readonly after: boolean; readonly end: boolean },
): string => {
  const bounds = [
    after ? [`${listed(keys)} > ${marks(keys)}`] : [],
    end ? [`${listed(keys)} <= ${marks(keys)}`] : [],
  ].flat();
  return `
    SELECT CAST(group_concat(${columns.map(exactly).join(' || ')}, '') AS BLOB)
    FROM (SELECT * FROM ${table} ${bounds.length === 0 ? '' : `WHERE ${bounds.join(' AND ')}`} ORDER BY ${keys.join(', ')})
  `;
};

const exactly = (column: string): string =>
  `substr(typeof(${column}), 1, 1) || coalesce(octet_length(${column}) || ' ' || ${column}, '')`;

export const ALL_PARKED_ROWS = `
  SELECT position, key, token, event_id, type, reason, held FROM parked WHERE projection = ? ORDER BY position
`;
