import { SELECT_LOG, wordNumber } from './log-index-sql.ts';

/** Which events of the log, in which order. Every condition must hold. */
export interface LogFilter {
  /** `CostLinesDisclosed.v1`, or without a version for all of them. */
  readonly types?: readonly string[];
  readonly stream?: string;
  readonly actor?: string;
  readonly partnershipId?: string;
  /** Instants (ISO 8601, UTC, milliseconds): recorded at or after, and at or before. */
  readonly since?: string;
  readonly until?: string;
  /** Plain dates, both inclusive. An event without an effective date is then excluded. */
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
  /** Leaf index: the log as of then. */
  readonly through?: number;
  /** Cursor: `next` of the previous page. */
  readonly after?: number;
  /** Newest first. */
  readonly reverse?: boolean;
  /** Rows per page; by default 100. */
  readonly limit?: number;
}

export const DEFAULT_LIMIT = 100;

export interface LogQuery {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** The statement for a filter; fetches one row more than the limit, to know whether there is a next page. */
export function logQuery(filter: LogFilter): LogQuery {
  const { reverse = false, limit = DEFAULT_LIMIT } = filter;
  const { sql, values } = conditionOf(filter);
  return {
    sql: `${SELECT_LOG}${sql} ORDER BY position ${reverse ? 'DESC' : 'ASC'} LIMIT ?`,
    values: [...values, limit + 1],
  };
}

/** The statement that counts the matches of a filter. */
export function countQuery(filter: LogFilter): LogQuery {
  const { sql, values } = conditionOf(filter);
  return { sql: `SELECT count(*) FROM log_index${sql}`, values };
}

function conditionOf(filter: LogFilter): LogQuery {
  const conditions: [string, string | number | undefined][] = [
    [`log_index.stream = ${wordNumber('?')}`, filter.stream],
    [`log_index.actor = ${wordNumber('?')}`, filter.actor],
    [`log_index.partnership = ${wordNumber('?')}`, filter.partnershipId],
    ['recorded_at >= ?', filter.since],
    ['recorded_at <= ?', filter.until],
    ['effective_on >= ?', filter.effectiveFrom],
    ['effective_on <= ?', filter.effectiveTo],
    ['position <= ?', filter.through],
    [filter.reverse === true ? 'position < ?' : 'position > ?', filter.after],
  ];
  const given = conditions.filter((condition): condition is [string, string | number] => condition[1] !== undefined);
  const types = typeCondition(filter.types ?? []);
  const where = [...given.map(([sql]) => sql), ...(types === undefined ? [] : [types.sql])];
  return {
    sql: where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`,
    values: [...given.map(([, value]) => value), ...(types?.values ?? [])],
  };
}

/** '.w' sorts right after every '.v…'. */
const ANY_VERSION = `(text > ? || '.v' AND text < ? || '.w')`;

function typeCondition(types: readonly string[]): LogQuery | undefined {
  if (types.length === 0) return undefined;
  const versioned = /\.v\d+$/;
  return {
    sql: `log_index.type IN (SELECT no FROM word WHERE ${types.map((type) => (versioned.test(type) ? 'text = ?' : ANY_VERSION)).join(' OR ')})`,
    values: types.flatMap((type) => (versioned.test(type) ? [type] : [type, type])),
  };
}
