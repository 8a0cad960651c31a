import { LOG_COLUMNS } from '../tables/log-index-sql.ts';

/** Every row of a table in key order, the key first, to compare with a rebuild. */

export const ALL_WORDS = `SELECT no, text FROM word ORDER BY no`;

const LOG_STRETCH = 'FROM log_index WHERE position >= ? AND position < ? ORDER BY position';

export const LOG_ROWS = `SELECT ${LOG_COLUMNS.join(', ')} ${LOG_STRETCH}`;

/** `quote` gives value and type of a column, but a text only up to a zero byte; the length reveals what follows. */
const shown = (column: string): string => `quote(${column}), octet_length(${column})`;

/** Those rows as one text: far cheaper to compare than row by row, and equal only where every row is. */
export const LOG_ROWS_TOGETHER = `
  SELECT group_concat(shown, char(10)) FROM (SELECT concat_ws(',', ${LOG_COLUMNS.map(shown).join(', ')}) AS shown ${LOG_STRETCH})
`;

export const BEHIND_LAST_LOG_ROW = 'SELECT coalesce(max(position) + 1, 0) FROM log_index';

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

export const FIRST_USE_OF_WORD = `
  SELECT min(position) FROM log_index WHERE stream = :no OR type = :no OR partnership = :no OR actor = :no
`;

/** The leaf hashes of a stretch as one value: far cheaper to return than a row for each. */
export const LEAF_HASHES_TOGETHER = `
  SELECT CAST(group_concat(leaf_hash, '') AS BLOB)
  FROM (SELECT leaf_hash FROM log_index WHERE position >= ? AND position < ? ORDER BY position)
`;

const wordOf = (column: string): string => `(SELECT text FROM word WHERE no = log_index.${column})`;

/** The log index entries of a stretch as one text: token, event id, stream, revision and type, a line for each. */
export const NAMES_TOGETHER = `
  SELECT group_concat(names, char(10)) FROM (
    SELECT concat_ws(char(10), token, iif(typeof(event_id) = 'blob', lower(hex(event_id)), event_id), ${wordOf('stream')},
      revision, ${wordOf('type')}) AS names
    FROM log_index WHERE position >= ? AND position < ? ORDER BY position
  )
`;
