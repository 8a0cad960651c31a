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
